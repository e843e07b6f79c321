"""Run examples of published documentation on CPython and on Tasklanes, and print how many come out the same.

Usage: python3 conformance.py TASKLANES FOLDER [SOURCE=PATH ...] [--only TEXT] [--show]

Each SOURCE is a name and a folder: of HTML pages (a documentation: its blocks of code are made into programs), or of
Python files. The programs are written below FOLDER, with CPython's answers, so that a second run asks CPython only
about what is new. A program counts if CPython runs it: whole, without other packages, a terminal or a network. What
CPython does not say twice is compared without its order and its numbers.

A file with an application of FastAPI is served, by uvicorn and simulated, and every path of it is asked for.
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
NO_SERVER = "the server ended at once"


def main():
    arguments = sys.argv[1:]
    show = "--show" in arguments
    only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
    tasklanes, folder, *sources = [word for word in arguments if not word.startswith("--") and word != only]
    folder = pathlib.Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    memory = Memory(folder / "cpython.json")
    results = collections.defaultdict(collections.Counter)
    for name, path in each(sources):
        programs = [it for it in programs_of(name, pathlib.Path(path), folder, memory) if only in str(it.file)]
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            for program, verdict in zip(programs, pool.map(lambda it: judged(it, tasklanes, memory), programs)):
                results[name][verdict.kind] += 1
                if verdict.kind != "skipped":
                    print(f"{verdict.kind:9} {program.file.relative_to(folder)}  {verdict.why}", flush=True)
                if show and verdict.kind in ("different", "refused"):
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
    print(f"\n{'source':28}{'same':>6}{'different':>11}{'refused':>9}{'rate':>8}   not runnable")
    for name, counts in results.items():
        total += counts
        print_row(name, counts)
    print_row("all", total)


def print_row(name, counts):
    counted = sum(counts[kind] for kind in ("same", "different", "refused"))
    rate = f"{100 * counts['same'] / counted:.1f} %" if counted else "-"
    row = f"{name:28}{counts['same']:6}{counts['different']:11}{counts['refused']:9}{rate:>8}"
    print(f"{row}   {counts['skipped']}")


class Memory:
    """What CPython answered, by the text of the program."""

    def __init__(self, file):
        self.file = file
        self.known = json.loads(file.read_text()) if file.exists() else {}

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
    return list(of_files(name, path, folder))


def of_files(name, path, folder):
    for file in sorted(path.rglob("*.py")):
        if "__pycache__" in file.parts:
            continue
        text = file.read_text(errors="replace")
        if re.search(r"^from \.", text, re.M):
            continue
        served = re.search(r"^\w+ = FastAPI\(", text, re.M) is not None and "__main__" not in text
        served = served and "TestClient" not in text
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
        own_imports = [line for line in text.splitlines() if re.match(r"(import|from)\s", line)]
        for before in ([], imports, *([*imports, *earlier[-back:]] for back in (1, 2, 4, 8))):
            program = "\n".join([*dict.fromkeys(before), text]) + "\n"
            answer = memory.get("run" + program, lambda: run([sys.executable], program))
            if not FRAGMENT.match(answer["last"]):
                if answer["out"] or answer["code"]:
                    yield number, program
                break
        imports = list(dict.fromkeys(imports + own_imports))
        earlier.append(text)


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

def run(command, program, options=()):
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "program.py"
        file.write_text(program)
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "no_proxy": "*"}
        process = subprocess.Popen(
            [*command, file.name, *options], cwd=place, env=environment, stdin=subprocess.DEVNULL,
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
        return judged_server(program, text, tasklanes, memory)
    real = memory.get("run" + text, lambda: run([sys.executable], text))
    if real["last"] == "it does not end" or FRAGMENT.match(real["last"]) or NETWORK.search(real["err"]):
        return Verdict("skipped", real["last"], "")
    if not real["out"] and not real["err"]:
        return Verdict("skipped", "it says nothing", "")
    again = memory.get("again" + text, lambda: run([sys.executable], text))
    ours = run([tasklanes, "run", "--cores", str(os.cpu_count() or 4)], text)
    settled = said(real) == said(again)
    same = said(real) == said(ours)
    if not same:
        third = memory.get("third" + text, lambda: run([sys.executable], text))
        settled = settled and said(third) == said(real)
        if not settled or timed(real, ours):
            shapes = [shape(answer) for answer in (real, again, third)]
            same = shape(ours) in shapes or said(ours) in (said(again), said(third))
            if not same and len({str(it) for it in shapes}) > 1:
                same = loosely(ours) in [loosely(answer) for answer in (real, again, third)]
    if same:
        return Verdict("same", "" if settled else "(without order and numbers)", "")
    return Verdict(kind_of_difference(ours), why(real, ours), details(real, ours))


def said(answer):
    return answer["out"], answer["code"], last(answer)


def last(answer):
    return re.sub(r"0x[0-9a-f]+", "0x", answer["last"]) if answer["code"] else ""


NUMBER = re.compile(r"0x[0-9a-f]+|\d+(\.\d+)?(e-?\d+)?")


def timed(real, ours):
    """Whether they differ in addresses and in measured times alone."""
    rough = lambda text: re.sub(r"0x[0-9a-f]+|\d+\.\d{3,}(e-?\d+)?|\d\d:\d\d:\d\d|\bpid\W+\d+|\d{4,}", "N", text)
    return rough(real["out"]) == rough(ours["out"])


def shape(answer):
    lines = sorted(NUMBER.sub("N", line) for line in answer["out"].splitlines())
    return lines, answer["code"], NUMBER.sub("N", answer["last"]) if answer["code"] else ""


def loosely(answer):
    """Which kinds of lines there are at all."""
    return sorted(set(NUMBER.sub("N", answer["out"]).splitlines())), answer["code"]


def kind_of_difference(ours):
    missing = re.match(r"ModuleNotFoundError|NotImplementedError|ImportError|AttributeError: module|.*has no attribute",
                       ours["last"])
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

def judged_server(program, text, tasklanes, memory):
    load = memory.get("load" + text, lambda: load_of(program.file, text))
    if not load:
        return Verdict("skipped", "not an application by itself", "")
    real = memory.get("serve" + text + str(load), lambda: serve([sys.executable, str(ORACLE / "serve.py")], text, load))
    if real["code"] or not real["out"]:
        return Verdict("skipped", real["last"], "")
    ours = serve([tasklanes, "serve"], text, load)
    if ours["code"]:
        return Verdict(kind_of_difference(ours), ours["last"] or ours["err"][:200], ours["err"])
    wanted, seen = answers(real["out"]), answers(ours["out"])
    for number, (request, left, right) in enumerate(zip(load, wanted, seen)):
        if left != right:
            at = f"{request['method']} {request['path']} {request['body']}"
            return Verdict("different", f"{at}: {str(left)[:160]} | {str(right)[:160]}", f"  {left}\n  {right}\n{ours['err']}")
    return Verdict("same", f"{len(load)} requests", "")


def serve(command, text, load):
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "program.py"
        file.write_text(re.sub(r"^from \.+\w* import.*$", "", text, flags=re.M))
        try:
            done = subprocess.run([*command, str(file)], input=json.dumps({"workers": 1, "requests": load}), cwd=place,
                                  capture_output=True, text=True, timeout=60)
        except subprocess.TimeoutExpired:
            return {"out": "", "err": "", "last": "it does not end", "code": -9}
    lines = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(" ")]
    return {"out": done.stdout, "err": done.stderr[-3000:], "last": lines[-1] if lines else "", "code": done.returncode}


def answers(text):
    said = json.loads(text)["responses"]
    return [(answer["status"], plain(answer["body"])) for answer in sorted(said, key=lambda it: it["request"])]


def plain(body):
    body = re.sub(r"\d{4}-\d\d-\d\d(T[\d:.]+)?|\d+\.\d{5,}", "N", body)
    try:
        return json.loads(body)
    except ValueError:
        return body


def load_of(file, text):
    """A good request for each path of an application, and some that are wrong."""
    helper = """
import json, sys
sys.path.insert(0, sys.argv[1])
import program
app = next(it for it in vars(program).values() if type(it).__name__ == "FastAPI")
print(json.dumps(app.openapi()))
"""
    with tempfile.TemporaryDirectory() as place:
        (pathlib.Path(place) / "program.py").write_text(text)
        done = subprocess.run([sys.executable, "-c", helper, place], cwd=place, capture_output=True, text=True, timeout=60)
    if done.returncode:
        return []
    schema = json.loads(done.stdout.splitlines()[-1])
    requests = []
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            requests += requests_for(schema, path, method.upper(), operation)
    requests.append(("GET", "/no/such/path", ""))
    return [dict(zip(("at_ms", "method", "path", "body"), (80 * number, *request))) for number, request in enumerate(requests)]


def requests_for(schema, path, method, operation):
    parameters = operation.get("parameters", [])
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    sample = json.dumps(sampled(schema, body)) if body else ""
    address = lambda chosen, made: filled(path, schema, chosen, made)
    yield method, address(parameters, sampled), sample
    yield method, address([it for it in parameters if it.get("required") or it["in"] == "path"], sampled), sample
    if parameters:
        yield method, address(parameters, lambda *_: "x y"), sample
    if body:
        yield method, address(parameters, sampled), "{}"
        yield method, address(parameters, sampled), "[1"


def filled(path, schema, parameters, made):
    from urllib.parse import quote, urlencode

    query = []
    for parameter in parameters:
        value = made(schema, parameter["schema"])
        if parameter["in"] == "path":
            path = path.replace("{" + parameter["name"] + "}", quote(str(value)))
        elif parameter["in"] == "query":
            query += [(parameter["name"], it) for it in (value if isinstance(value, list) else [value])]
    return re.sub(r"\{\w+(:path)?\}", "a", path) + ("?" + urlencode(query) if query else "")


def sampled(schema, wanted, depth=0):
    if "$ref" in wanted:
        found = schema
        for step in wanted["$ref"].split("/")[1:]:
            found = found[step]
        return sampled(schema, found, depth + 1) if depth < 6 else None
    for choice in ("anyOf", "oneOf", "allOf"):
        if choice in wanted:
            return sampled(schema, wanted[choice][0], depth)
    if "enum" in wanted:
        return wanted["enum"][0]
    if "const" in wanted:
        return wanted["const"]
    kind = wanted.get("type")
    if kind == "object":
        return {name: sampled(schema, it, depth + 1) for name, it in wanted.get("properties", {}).items()}
    if kind == "array":
        return [sampled(schema, wanted.get("items", {}), depth + 1)]
    if kind in ("integer", "number"):
        low = wanted.get("minimum", wanted.get("exclusiveMinimum", 2))
        return low + 1
    if kind == "boolean":
        return True
    formats = {"date-time": "2024-05-06T07:08:09Z", "date": "2024-05-06", "time": "07:08:09", "duration": "P1DT2H",
               "uuid": "12345678-1234-5678-1234-567812345678", "email": "a@example.com", "uri": "https://example.com/"}
    return formats.get(wanted.get("format"), "foo" + "o" * max(0, wanted.get("minLength", 0) - 3))


main()
