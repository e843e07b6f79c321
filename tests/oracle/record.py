"""Record what CPython makes of the programs in tests/programs.

Usage: python3 record.py [NAME ...]     (all programs if no name is given)

For `NAME.py` it writes `NAME.out`, the standard output, and, if there was anything on the standard error
or an exit code other than 0, `NAME.err`: a line `exit: N`, then the standard error. Of tracebacks the frames
of the program alone are kept, with the bare file name, and no carets (`-X no_debug_ranges`): the frames
of the library are CPython's own affair. Each program runs three times; one that does not say the same
each time is not recorded, and the script fails.

Eight more runs, timed (see timed/sitecustomize.py), give its line in `TIMES.txt`: name, wall time and processor
time in seconds, the least of each.
"""

import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

PROGRAMS = pathlib.Path(__file__).resolve().parent.parent / "programs"
TIMES = PROGRAMS / "TIMES.txt"
TIMED = pathlib.Path(__file__).resolve().parent / "timed"
FRAME = re.compile(r'^( *(?:\| )?)  File "(.*?)", line \d+')


def run(file, **variables):
    command = [sys.executable, "-X", "no_debug_ranges", file.name]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", **variables}
    done = subprocess.run(
        command, cwd=PROGRAMS, env=environment, capture_output=True, text=True, timeout=30
    )
    stderr = own_frames(done.stderr, file)
    # As a shell has it: a process that a signal ends has 128 and its number.
    code = done.returncode if done.returncode >= 0 else 128 - done.returncode
    err = f"exit: {code}\n{stderr}" if stderr or code else None
    return done.stdout, err


def own_frames(stderr, file):
    kept, foreign, deeper = [], False, ""
    for line in stderr.splitlines(keepends=True):
        frame = FRAME.match(line)
        if frame:
            foreign = pathlib.Path(frame.group(2)).name != file.name
            deeper = frame.group(1) + "    "
        elif foreign and not line.startswith(deeper):
            foreign = False
        if not foreign:
            kept.append(line.replace(str(file), file.name))
    return "".join(kept)


def record(file):
    first, *others = [run(file) for _ in range(3)]
    if any(other != first for other in others):
        print(f"{file.name}: says something else each time")
        return False
    stdout, err = first
    if err is not None and "requires the httpx" in err:
        print(f"{file.name}: needs httpx")
        return False
    file.with_suffix(".out").write_text(stdout)
    if err is None:
        file.with_suffix(".err").unlink(missing_ok=True)
    else:
        file.with_suffix(".err").write_text(err)
    return True


def times(file):
    """The line of a program in TIMES.txt; none if it ends without its exit hooks."""
    runs = [times_once(file) for _ in range(8)]
    if not all(runs):
        return None
    return " ".join(f"{min(figures):.4f}" for figures in zip(*runs))


def times_once(file):
    with tempfile.TemporaryDirectory() as folder:
        said = pathlib.Path(folder) / "times"
        run(file, TASKLANES_TIMES=str(said), PYTHONPATH=str(TIMED))
        return [float(figure) for figure in said.read_text().split()] if said.exists() else None


def record_times(files):
    """Those of these files anew; the others stay, unless their program is gone."""
    lines = TIMES.read_text().splitlines() if TIMES.exists() else []
    known = dict(line.split(" ", 1) for line in lines)
    known |= {file.stem: times(file) for file in files}
    kept = [f"{name} {line}\n" for name, line in sorted(known.items()) if line and (PROGRAMS / f"{name}.py").exists()]
    TIMES.write_text("".join(kept))


def main():
    names = sys.argv[1:]
    files = [PROGRAMS / f"{name}.py" for name in names] or sorted(PROGRAMS.glob("*.py"))
    good = [record(file) for file in files]
    record_times(files)
    made_by = f"{platform.python_implementation()} {platform.python_version()} on {platform.system()}\n"
    (PROGRAMS / "RECORDED.txt").write_text(made_by)
    print(f"{sum(good)} of {len(good)} recorded")
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
