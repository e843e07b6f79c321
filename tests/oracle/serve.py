"""Serve a file's `app` with uvicorn, send it a load, and print what came back as JSON.

Usage: python3 serve.py FILE.py < load.json
The load: {"workers": 1, "requests": [{"at_ms": 0, "method": "GET", "path": "/", "body": ""}, ...]}
Printed: {"responses": [{"request", "status", "body", "at_ms", "took_ms"}, ...], "stdout", "stderr"}, the
responses in order of completion. Each request has its own raw connection: a client with a connection
pool would measure itself.
"""

import asyncio
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_server(file, port, workers):
    command = [sys.executable, "-m", "uvicorn", f"{file.stem}:app", "--app-dir", str(file.parent)]
    command += ["--port", str(port), "--workers", str(workers), "--log-level", "warning"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def wait_until_up(server, port):
    for _ in range(1000):
        if server.poll() is not None:
            sys.exit(f"the server ended at once:\n{server.stderr.read()}")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            time.sleep(0.01)
    sys.exit("the server did not come up in ten seconds")


def as_http(request):
    body = request.get("body", "").encode()
    method = request.get("method", "GET")
    head = f"{method} {request['path']} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


async def read_answer(reader):
    """Head and body, as soon as the body is whole: the connection is closed an iteration later."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if line)
    if fields.get("transfer-encoding") != "chunked":
        return head, await reader.readexactly(int(fields.get("content-length", 0)))
    body = b""
    while size := int(await reader.readuntil(b"\r\n"), 16):
        body += (await reader.readexactly(size + 2))[:-2]
    return head, body


async def send_all(requests, port):
    began = time.perf_counter()
    responses = []

    async def receive(number, reader, sent):
        head, body = await read_answer(reader)
        now = time.perf_counter()
        responses.append(
            {
                "request": number,
                "status": int(head.split()[1]),
                "body": body.decode(),
                "at_ms": round((now - began) * 1000, 1),
                "took_ms": round((now - sent) * 1000, 1),
            }
        )

    receivers = []
    order = sorted(range(len(requests)), key=lambda number: requests[number].get("at_ms", 0))
    for number in order:
        due = requests[number].get("at_ms", 0) / 1000
        wait = began + due - time.perf_counter()
        if wait > 0:
            await asyncio.sleep(wait)
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        sent = time.perf_counter()
        writer.write(as_http(requests[number]))
        receivers.append((asyncio.create_task(receive(number, reader, sent)), writer))
    for receiver, _ in receivers:
        await receiver
    return responses


def main():
    file = pathlib.Path(sys.argv[1]).resolve()
    load = json.load(sys.stdin)
    port = free_port()
    server = start_server(file, port, load.get("workers", 1))
    try:
        wait_until_up(server, port)
        responses = asyncio.run(send_all(load["requests"], port))
        time.sleep(0.2)
    finally:
        # SIGINT, so that background tasks still running may end.
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
    stdout, stderr = server.communicate(timeout=20)
    json.dump({"responses": responses, "stdout": stdout, "stderr": stderr}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
