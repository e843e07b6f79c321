"""Run examples of published documentation on CPython and on Tasklanes, and print how many come out the same.

Usage: python3 conformance.py TASKLANES FOLDER [SOURCE=PATH ...] [--only TEXT] [--show]

Each SOURCE is a name and a folder: of HTML pages or Markdown (a documentation: its blocks of code are made into
programs), or of Python files. The programs are written below FOLDER, with CPython's answers, so that a second run asks
CPython only about what is new. A program counts if CPython runs it: whole, without other packages, a terminal or a
network. What CPython does not say three times is compared without its order, its numbers and its made-up words. One
that is about sockets or other programs has a column of its own: Tasklanes has neither, and says so.

A file with an application is served, by uvicorn and simulated, and every path of it is asked for.
"""

import ast
import collections
import concurrent.futures
import hashlib
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

ORACLE = pathlib.Path(__file__).resolve().parent
SECONDS = 20
# Pages of Python's documentation by what they are about.
PAGES = {
    "concurrency": """asyncio asyncio-api-index asyncio-dev asyncio-eventloop asyncio-exceptions asyncio-extending
        asyncio-future asyncio-llapi-index asyncio-policy asyncio-queue asyncio-runner asyncio-sync asyncio-task
        threading concurrent.futures multiprocessing multiprocessing.shared_memory contextvars queue sched signal""",
    "modules": """collections collections.abc contextlib copy dataclasses datetime enum functools gc graphlib hashlib
        heapq bisect itertools json logging logging.handlers math operator random string sys time timeit traceback
        types typing zlib""",
    "language": """exceptions functions tutorial/classes tutorial/controlflow tutorial/datastructures tutorial/errors
        tutorial/floatingpoint tutorial/inputoutput tutorial/introduction tutorial/modules howto/functional
        howto/sorting reference/compound_stmts reference/datamodel reference/expressions reference/simple_stmts""",
    "further": """abc argparse array atexit base64 decimal fractions hmac inspect io pathlib pprint re secrets select
        statistics stdtypes struct tempfile textwrap uuid warnings weakref tutorial/stdlib tutorial/stdlib2
        howto/descriptor howto/enum howto/logging howto/logging-cookbook howto/regex""",
}

# What makes of a block a fragment: names that are not there, other packages, a person at the keyboard.
FRAGMENT = re.compile(r"^(NameError|ModuleNotFoundError|ImportError|FileNotFoundError|EOFError|SyntaxError|Indentation"
                      r"Error|UnboundLocalError|PermissionError|TabError)\b")
NETWORK = re.compile(r"gaierror|ConnectionRefused|URLError|Network is unreachable|Name or service not known")
# What makes it one about sockets or other programs, which are out of scope.
OUTSIDE = re.compile(r"""^\s*(import|from)\ (socket|socketserver|ssl|selectors|subprocess|smtplib|http|ftplib|xmlrpc)\b
    |\burllib\.request\b|\basyncio\.(open_connection|start_server|open_unix_connection|start_unix_server)
    |\bcreate_(server|connection|datagram_endpoint|subprocess_exec|subprocess_shell|tcp_listener|unix_listener)\(
    |\bcreate_(udp|connected_udp|unix_datagram)\w*\(|\bconnect_(tcp|unix)\(|\b(open|run)_process\(
    |\b(Server|Sysl|Socket|Datagram|SMTP|HTTP)\w*Handler\(|\baddress=\(|\bos\.(system|popen|fork)\(""", re.M | re.X)
# A file with one of these has an `app`.
APPLICATION = re.compile(r"^app = |^async def app\(", re.M)
REFUSED = re.compile("ModuleNotFoundError|NotImplementedError")
COUNTED = ("same", "different", "refused")


def main():
    arguments = sys.argv[1:]
    show = "--show" in arguments
    only = [word for before, word in zip(arguments, arguments[1:]) if before == "--only"]
    tasklanes, folder, *sources = [word for word in arguments if not word.startswith("--") and word not in only]
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    memory = Memory(folder / "cpython.json")
    results = collections.defaultdict(collections.Counter)
    for name, path in each(sources):
        programs = programs_of(name, pathlib.Path(path), folder, memory)
        programs = [it for it in programs if not only or any(word in str(it.file) for word in only)]
        answered(programs, folder, memory)
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for program, verdict in zip(programs, pool.map(lambda it: judged(it, tasklanes, memory), programs)):
                results[name][verdict.kind] += 1
                if verdict.kind != "skipped":
                    print(f"{verdict.kind:9} {program.file.relative_to(folder)}  {verdict.why}", flush=True)
                if show and verdict.kind in ("different", "refused", "outside"):
                    print(verdict.details)
        memory.save()
    print_table(results)


def each(sources):
    for source in sources:
        name, _, path = source.partition("=")
        if name == "python":
            yield from ((f"python-{about}", path) for about in PAGES)
        else:
            yield name, path


def print_table(results):
    total = collections.Counter()
    print(f"\n{'source':28}{'same':>6}{'different':>11}{'refused':>9}{'rate':>8}   sockets, not runnable")
    for name, counts in results.items():
        total += counts
        print_row(name, counts)
    print_row("all", total)


def print_row(name, counts):
    counted = sum(counts[kind] for kind in COUNTED)
    rate = f"{100 * counts['same'] / counted:.1f} %" if counted else "-"
    row = f"{name:28}{counts['same']:6}{counts['different']:11}{counts['refused']:9}{rate:>8}"
    print(f"{row}   {counts['outside']:7}, {counts['skipped']}")


class Memory:
    """What CPython answered, by the text of the program."""

    def __init__(self, file):
        self.file = file
        self.known = json.loads(file.read_text()) if file.exists() else {}

    def has(self, key):
        return hashlib.sha256(key.encode()).hexdigest() in self.known

    def get(self, key, ask):
        key = hashlib.sha256(key.encode()).hexdigest()
        if key not in self.known:
            self.known[key] = ask()
            if len(self.known) % 50 == 0:
                self.save()
        return self.known[key]

    def save(self):
        self.file.write_text(json.dumps(dict(self.known)))


Program = collections.namedtuple("Program", "file served")
Verdict = collections.namedtuple("Verdict", "kind why details")


# From a documentation to programs

def programs_of(name, path, folder, memory):
    if (path / "library").is_dir() and (path / "tutorial").is_dir():
        return list(of_pages(name, path, folder, memory))
    if any(path.glob("*.md")):
        return list(of_markdown(name, path, folder, memory))
    return list(of_files(name, path, folder))


def of_files(name, path, folder):
    for file in sorted(path.rglob("*.py")):
        if "__pycache__" in file.parts:
            continue
        text = file.read_text(errors="replace")
        if re.search(r"^from \.", text, re.M):
            continue
        served = "__main__" not in text and "TestClient" not in text and APPLICATION.search(text) is not None
        parts = [re.sub(r"\W+", "_", part) for part in file.relative_to(path).with_suffix("").parts]
        kept = folder / name / ("__".join(parts) + ".py")
        yield write(kept, text, served)


def write(file, text, served=False):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)
    return Program(file, served)


def of_pages(name, path, folder, memory):
    pages = name.partition("-")[2]
    for page in PAGES[pages].split():
        file = path / f"{page if '/' in page else 'library/' + page}.html"
        if file.exists():
            blocks = [block for block in blocks_of(file.read_text()) if block.strip()]
            for number, text in of_blocks(blocks, memory):
                yield write(folder / name / f"{page.replace('/', '_').replace('.', '_')}_{number:03}.py", text)


def of_markdown(name, path, folder, memory):
    for file in sorted(path.glob("*.md")):
        blocks = [textwrap.dedent(block) for block in re.findall(r"^ *```python[^\n]*\n(.*?)^ *```", file.read_text(), re.S | re.M)]
        for number, text in of_blocks(blocks, memory):
            kept = folder / name / f"{file.stem}_{number:03}.py"
            yield write(kept, text, APPLICATION.search(text) is not None)


BLOCK = re.compile(r'<div class="highlight-([\w.+-]+) notranslate"><div class="highlight"><pre>(.*?)</pre>', re.S)


def blocks_of(page):
    for language, body in BLOCK.findall(page):
        if language in ("python3", "python", "default", "pycon", "doctest"):
            yield html.unescape(re.sub(r"<[^>]*>", "", body))


def of_blocks(blocks, memory):
    """Each block as a program, with as much before it as it needs to run, if it ever runs."""
    imports, earlier = [], []
    for number, block in enumerate(blocks):
        text = from_session(block) if block.lstrip().startswith(">>>") else from_block(block)
        if text is None:
            continue
        for before in ([], *(earlier[-back:] for back in (1, 2, 4, 8))):
            own = "\n".join([*before, text]) + "\n"
            program = "".join(f"{line}\n" for line in imports if names_of(line) & names_in(own)) + own
            answer = memory.get("run" + program, lambda: run([sys.executable], program))
            if not FRAGMENT.match(answer["last"]):
                if answer["out"] or answer["code"] or APPLICATION.search(program):
                    yield number, program
                break
        own_imports = [line for line in text.splitlines() if re.match(r"(import|from)\s", line) and parsed(line)]
        imports = list(dict.fromkeys(imports + own_imports))
        earlier.append(text)


def names_of(line):
    """What an import binds."""
    return {(it.asname or it.name).partition(".")[0] for it in parsed(line).body[0].names}


def names_in(text):
    return {"*", *re.findall(r"\b[A-Za-z_]\w*", text)}


def from_session(block):
    """A session of the interpreter as a program that prints what the session shows."""
    statements, lines = [], block.splitlines()
    at = 0
    while at < len(lines):
        if not lines[at].startswith(">>>"):
            at += 1
            continue
        source = [lines[at][4:]]
        at += 1
        while at < len(lines) and lines[at].startswith("..."):
            source.append(lines[at][4:])
            at += 1
        statements.append("\n".join(source))
    program = ["def _show(value):", "    if value is not None:", "        print(repr(value))"]
    for statement in statements:
        tree = parsed(statement)
        if tree is None:
            return None
        if len(tree.body) == 1 and isinstance(tree.body[0], ast.Expr):
            statement = f"_show({ast.unparse(tree.body[0].value)})"
        if tree.body and isinstance(tree.body[0], (ast.Expr, ast.Assign, ast.AugAssign, ast.Delete, ast.Raise)):
            tail = f"\n    print(type(_error).__name__, _error)"
            statement = f"try:\n    {statement}\nexcept Exception as _error:{tail}" if "\n" not in statement else statement
        program.append(statement)
    return "\n".join(program)


def parsed(text):
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError):
        return None


def from_block(block):
    tree = parsed(block)
    if tree is None:
        if "await " not in block and "async " not in block:
            return None
        body = "\n".join("    " + line for line in block.splitlines())
        block = f"async def main():\n{body}\n"
        tree = parsed(block)
        if tree is None:
            return None
    if re.search(r"async def main\(\)", block) and "run(main()" not in block and "main())" not in block:
        block += "\nimport asyncio\nasyncio.run(main())\n"
    used = {node.value.id for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)}
    modules = used & {"asyncio", "threading", "time", "queue", "contextvars", "multiprocessing", "functools", "random", "os", "sys"}
    missing = sorted(name for name in modules if not re.search(rf"\bimport\b.*\b{name}\b", block))
    return "".join(f"import {name}\n" for name in missing) + block


# On CPython and on Tasklanes

def run(command, program, seed=0):
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "program.py"
        file.write_text(program)
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": str(seed), "no_proxy": "*"}
        process = subprocess.Popen(
            [*command, file.name], cwd=place, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        )
        try:
            out, err = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.communicate()
            return {"out": "", "err": "", "last": "it does not end", "code": -9}
    out, err = (stream.decode(errors="replace")[:200_000].replace(place + "/", "") for stream in (out, err))
    lines = [line for line in err.splitlines() if line.strip() and not line.startswith((" ", "  |"))]
    return {"out": out, "err": err[-4000:], "last": lines[-1] if lines else "", "code": process.returncode}


def judged(program, tasklanes, memory):
    text = program.file.read_text()
    if program.served:
        return judged_server(text, tasklanes, memory)
    real = memory.get("run" + text, lambda: run([sys.executable], text))
    if real["last"] == "it does not end" or FRAGMENT.match(real["last"]) or NETWORK.search(real["err"]):
        return Verdict("skipped", real["last"], "")
    if not real["out"] and not real["err"]:
        return Verdict("skipped", "it says nothing", "")
    ours = run([tasklanes, "run", "--cores", str(os.cpu_count() or 4)], text)
    others = [memory.get(f"run {seed}" + text, lambda: run([sys.executable], text, seed)) for seed in (1, 2)]
    settled = all(said(real) == said(other) for other in others)
    same = said(real) == said(ours)
    if not same and (not settled or timed(real, ours)) and not REFUSED.match(ours["last"]):
        same = any(shape(ours) == shape(it) for it in (real, *others)) or masked(ours, (real, *others))
        if not same and len({str(shape(it)) for it in (real, *others)}) > 1:
            same = loosely(ours) in [loosely(answer) for answer in (real, *others)]
    if same:
        return Verdict("same", "" if settled else "(without order and numbers)", "")
    return Verdict(kind_of_difference(text, ours), why(real, ours), details(real, ours))


def said(answer):
    return here(answer["out"]), status(answer), last(answer)


def status(answer):
    """As a shell has it: a process that a signal ends has 128 and its number."""
    return answer["code"] if answer["code"] >= 0 else 128 - answer["code"]


def last(answer):
    return re.sub(r"0x[0-9a-f]+", "0x", answer["last"]) if answer["code"] else ""


def here(text):
    """Without the folder that it ran in, which is the home of whoever runs Tasklanes, and one of many on this machine."""
    home = re.escape(str(pathlib.Path.home()))
    return re.sub(rf"/tmp/tmp\w{{8}}\b|{home}\b", "/home/user", text).replace("/home/user/", "")


NUMBER = re.compile(r"0x[0-9a-f]+|\d+(\.\d+)?(e-?\d+)?")


def timed(real, ours):
    """Whether they differ in addresses and in measured times alone."""
    rough = lambda text: re.sub(r"0x[0-9a-f]+|\d+\.\d{3,}(e-?\d+)?|\d\d:\d\d:\d\d|\bpid\W+\d+|\d{4,}", "N", text)
    return rough(real["out"]) == rough(ours["out"])


def shape(answer):
    lines = sorted(NUMBER.sub("N", line) for line in answer["out"].splitlines())
    return lines, status(answer), NUMBER.sub("N", answer["last"]) if answer["code"] else ""


def loosely(answer):
    """Which kinds of lines there are at all."""
    return sorted(set(NUMBER.sub("N", answer["out"]).splitlines())), status(answer)


def masked(ours, reals):
    """Whether each line has CPython's words in any order, but for those that it makes up each time anew."""
    lines = [it["out"].splitlines() for it in (ours, *reals)]
    if any(len(it) != len(lines[0]) for it in lines) or status(ours) != status(reals[0]):
        return False
    return all(alike(own, wanted) for own, *wanted in zip(*lines))


def alike(own, wanted):
    words = [sorted(re.findall(r"\w+|\W", line)) for line in wanted]
    if any(it != words[0] for it in words):
        made_up = set().union(*words) - set(words[0]).intersection(*words)
        hide = lambda line: re.sub(r"\w+", lambda it: it[0] if it[0] in set(words[0]) - made_up else "?", line)
        return hide(own) in [hide(line) for line in wanted]
    return sorted(re.findall(r"\w+|\W", own)) == words[0]


def kind_of_difference(text, ours):
    missing = REFUSED.match(ours["last"]) or re.match(r"ImportError|AttributeError: module|.*has no attribute", ours["last"])
    if OUTSIDE.search(text):
        return "outside"
    return "refused" if ours["code"] == 2 or missing else "different"


def why(real, ours):
    if ours["last"] and ours["last"] != real["last"]:
        refusal = next((line for line in ours["err"].splitlines() if line.startswith("error")), ours["last"])
        return refusal if ours["code"] == 2 else ours["last"]
    pairs = zip(real["out"].splitlines() + [""] * 99, ours["out"].splitlines() + [""] * 99)
    first = next((pair for pair in pairs if pair[0] != pair[1]), ("", f"exit {ours['code']}, CPython's {real['code']}"))
    return f"{first[0][:90]!r} | {first[1][:90]!r}"


def details(real, ours):
    cut = lambda text: "\n".join(text.splitlines()[-30:])
    parts = [f"  --- {name} ({it['code']})\n{cut(it['out'])}\n{cut(it['err'])}" for name, it in
             (("CPython", real), ("Tasklanes", ours))]
    return "\n".join(parts)


# Servers

def answered(programs, folder, memory):
    """Has every application among them that is new served by CPython: many at once, each in a process of its own."""
    new = {program.file.read_text(): program.file for program in programs if program.served}
    new = [str(file) for text, file in new.items() if not memory.has("serve" + text)]
    if not new:
        return
    command = [sys.executable, str(ORACLE / "applications.py")]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "no_proxy": "*"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        process.stdin.write("\n".join(new))
        process.stdin.close()
        for line in process.stdout:
            answer = json.loads(line)
            text = pathlib.Path(answer.pop("file")).read_text()
            memory.get("serve" + text, lambda: answer)
    memory.save()


def judged_server(text, tasklanes, memory):
    real = memory.get("serve" + text, lambda: {"error": "not served"})
    if "error" in real:
        return Verdict("skipped", real["error"], "")
    ours = serve([tasklanes, "serve"], text, real["load"])
    if ours["code"]:
        return Verdict(kind_of_difference(text, ours), ours["last"] or ours["err"][:200], ours["err"])
    for request, left, right in zip(real["load"], answers(real["responses"]), answers(json.loads(ours["out"])["responses"])):
        if left != right:
            at = f"{request['method']} {request['path']} {request['body']}"
            return Verdict(kind_of_difference(text, ours), f"{at}: {str(left)[:160]} | {str(right)[:160]}",
                           f"  {left}\n  {right}\n{ours['err']}")
    return Verdict("same", f"{len(real['load'])} requests", "")


def serve(command, text, load):
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "program.py"
        file.write_text(text)
        try:
            done = subprocess.run([*command, str(file)], input=json.dumps({"workers": 1, "requests": load}), cwd=place,
                                  capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            return {"out": "", "err": "", "last": "it does not end", "code": -9}
    lines = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(" ")]
    return {"out": done.stdout, "err": done.stderr[-3000:], "last": lines[-1] if lines else "", "code": done.returncode}


def answers(said):
    return [(answer["status"], plain(answer["body"])) for answer in sorted(said, key=lambda it: it["request"])]


def plain(body):
    body = re.sub(r"\d{4}-\d\d-\d\d(T[\d:.]+)?|\d+\.\d{5,}", "N", body)
    try:
        return json.loads(body)
    except ValueError:
        return body


main()
