"""Serve applications with uvicorn and print what they answer to requests that are made for them.

Usage: python3 applications.py < FILES      (a path on each line)

For each file a line of JSON, in any order: {"file", "load", "responses"}, the load as serve.py takes it, or {"file",
"error"}: why it is not an application that can be served. The packages are imported once; each file runs in a fork.
"""

import asyncio
import importlib.util
import json
import os
import pathlib
import re
import signal
import sys
import tempfile
import threading
import time

import fastapi
import fastapi.openapi.utils
import fastapi.testclient
import starlette.applications
import starlette.routing
import uvicorn

from serve import free_port, send_all

AT_ONCE = 4
SECONDS = 40


def main():
    waiting = [line.strip() for line in sys.stdin if line.strip()]
    running = {}
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            file = waiting.pop(0)
            place = tempfile.TemporaryDirectory()
            running[start(file, place.name)] = file, place
        child, status = os.wait()
        file, place = running.pop(child)
        print(json.dumps({"file": file, **result(pathlib.Path(place.name), status)}), flush=True)
        place.cleanup()


def start(file, place):
    child = os.fork()
    if child:
        return child
    for number, name in ((1, "stdout"), (2, "stderr")):
        os.dup2(os.open(f"{place}/{name}", os.O_WRONLY | os.O_CREAT), number)
    signal.alarm(SECONDS)
    os.chdir(place)
    sys.path[0] = place
    pathlib.Path(place, "program.py").write_text(pathlib.Path(file).read_text())
    answer = {"error": "not an application"}
    try:
        answer = served(f"{place}/program.py")
    except BaseException as error:
        answer = {"error": f"{type(error).__name__}: {error}"[:300]}
    pathlib.Path(place, "result").write_text(json.dumps(answer))
    os._exit(0)


def result(place, status):
    file = place / "result"
    if file.exists():
        return json.loads(file.read_text())
    return {"error": "it does not end" if status == signal.SIGALRM else f"it ends with {status}"}


def served(file):
    specification = importlib.util.spec_from_file_location("program", file)
    program = importlib.util.module_from_spec(specification)
    sys.modules["program"] = program
    specification.loader.exec_module(program)
    app = getattr(program, "app", None)
    if app is None:
        return {"error": "there is no `app`"}
    load = load_of(app)
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        if not thread.is_alive():
            return {"error": "the server ended at once"}
        time.sleep(0.01)
    return {"load": load, "responses": asyncio.run(send_all(load, port))}


# From an application to requests

def load_of(app):
    """A good request for each path of an application, and some that are wrong."""
    if isinstance(app, fastapi.FastAPI):
        requests = list(of_schema(app.openapi()))
    elif isinstance(app, starlette.applications.Starlette):
        requests = list(of_routes(app.routes, ""))
    else:
        requests = [("GET", "/", ""), ("GET", "/items/2?name=a%20b", ""), ("POST", "/", '{"name": "a"}')]
    requests.append(("GET", "/no/such/path", ""))
    return [dict(zip(("at_ms", "method", "path", "body"), (80 * number, *it))) for number, it in enumerate(requests)]


def of_routes(routes, prefix):
    for route in routes:
        if isinstance(route, starlette.routing.Mount):
            yield from of_routes(route.routes or [], prefix + route.path)
        elif isinstance(route, starlette.routing.Route):
            path = re.sub(r"{\w+:int}", "3", prefix + route.path)
            path = re.sub(r"{\w+:float}", "1.5", path)
            path = re.sub(r"{\w+:uuid}", "12345678-1234-5678-1234-567812345678", path)
            path = re.sub(r"{\w+:path}", "a/b", path)
            path = re.sub(r"{\w+(:\w+)?}", "abc", path)
            for method in sorted((route.methods or {"GET", "POST"}) - {"HEAD"}):
                yield method, path, '{"name": "a"}' if method in ("POST", "PUT") else ""
            yield "DELETE", path + "?a=1&a=2", ""


def of_schema(schema):
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield from requests_for(schema, path, method.upper(), operation)


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
