"""Record how FastAPI under uvicorn answers the loads in tests/servers.

Usage: python3 record_servers.py [NAME ...]     (all servers if no name is given)

For `NAME.py` and its load `NAME.json` it writes `NAME.out`: a line `SECONDS REQUEST STATUS BODY` for each
response, then a line `--`, and what the server printed. Seconds are rounded down to a tenth, where five
milliseconds early is on time; requests are numbered from 0; responses of the same tenth are in order of
request, since threads that wake together answer in any order. Each runs until it has said the same three
times: on a busy machine one run may come late.
"""

import collections
import json
import pathlib
import subprocess
import sys
from importlib.metadata import version

ORACLE = pathlib.Path(__file__).resolve().parent
SERVERS = ORACLE.parent / "servers"


def run(file):
    command = [sys.executable, str(ORACLE / "serve.py"), str(file)]
    with file.with_suffix(".json").open() as load:
        done = subprocess.run(command, stdin=load, capture_output=True, text=True, check=True, timeout=60)
    said = json.loads(done.stdout)
    answers = sorted(
        (tenths(answer["at_ms"]), answer["request"], answer["status"], answer["body"])
        for answer in said["responses"]
    )
    return "".join(" ".join(map(str, answer)) + "\n" for answer in answers) + "--\n" + said["stdout"]


def tenths(milliseconds):
    return int(milliseconds + 5) // 100 / 10


def record(file):
    said = collections.Counter()
    for _ in range(8):
        said[run(file)] += 1
        answer, times = said.most_common(1)[0]
        if times == 3:
            file.with_suffix(".out").write_text(answer)
            return True
    print(f"{file.name}: says something else each time")
    return False


def main():
    files = [SERVERS / f"{name}.py" for name in sys.argv[1:]] or sorted(SERVERS.glob("*.py"))
    good = [record(file) for file in files]
    made_by = f"fastapi {version('fastapi')}, uvicorn {version('uvicorn')}, Python {sys.version.split()[0]}\n"
    (SERVERS / "RECORDED.txt").write_text(made_by)
    print(f"{sum(good)} of {len(good)} recorded")
    sys.exit(not all(good))


main()
