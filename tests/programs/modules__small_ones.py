"""Modules of which programs use a function or two."""
import binascii
import builtins
import errno
import gzip
import importlib
import io
import keyword
import sys
import _thread
import time
from graphlib import CycleError, TopologicalSorter
from http import HTTPMethod, HTTPStatus

print(HTTPStatus.OK, repr(HTTPStatus.NOT_FOUND), HTTPStatus(418).phrase, HTTPStatus.CREATED == 201, int(HTTPStatus.BAD_GATEWAY), HTTPMethod.GET)
print(HTTPStatus.INTERNAL_SERVER_ERROR.value, HTTPStatus["UNPROCESSABLE_ENTITY"].name, len([s for s in HTTPStatus]) > 55)
print(errno.ENOENT, errno.EEXIST, errno.errorcode[13], errno.ETIMEDOUT, errno.EWOULDBLOCK == errno.EAGAIN, errno.ECONNREFUSED)
print(keyword.iskeyword("while"), keyword.iskeyword("task"), len(keyword.kwlist), keyword.softkwlist[1:3] and keyword.issoftkeyword("match"))
print(binascii.hexlify(b"\x01\xff"), binascii.unhexlify("0aff"), binascii.crc32(b"soup"), binascii.b2a_base64(b"tea"), binascii.a2b_base64(b"dGVh\n"), binascii.crc_hqx(b"123456789", 0))
try:
    binascii.unhexlify("abc")
except binascii.Error as error:
    print(error)

data = b"rice and peas " * 50
packed = gzip.compress(data, mtime=0)
print(len(packed), packed[:10].hex(), gzip.decompress(packed) == data, gzip.decompress(packed + packed) == data * 2)
buffer = io.BytesIO()
with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=1) as file:
    file.write(b"one ")
    file.write(b"two")
print(gzip.decompress(buffer.getvalue()))
try:
    gzip.decompress(b"plain text")
except gzip.BadGzipFile as error:
    print(error)

orders = TopologicalSorter({"serve": {"cook", "lay"}, "cook": {"shop"}, "lay": {"wash"}})
print(list(TopologicalSorter({3: [2], 2: [1], 1: []}).static_order()))
orders.prepare()
while orders.is_active():
    ready = orders.get_ready()
    print(sorted(ready))
    orders.done(*ready)
try:
    TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare()
except CycleError as error:
    print(error.args[0], len(error.args[1]))
try:
    orders.done("dream")
except ValueError as error:
    print(error)

json = importlib.import_module("json")
print(json.dumps([1]), importlib.import_module("os.path").join("a", "b"), __import__("math").floor(2.5))
print("json" in sys.modules, sys.modules["__main__"].__name__, sys.modules[__name__] is sys.modules.get("__main__"), sys.modules.get("nothing"))
print(builtins.len([1]), builtins.print is print, hasattr(builtins, "nothing"), builtins.ValueError is ValueError)

lock = _thread.allocate_lock()
done = []


def work(number, name="x"):
    with lock:
        done.append((number, name))


for number in range(3):
    _thread.start_new_thread(work, (number,), {"name": "t"})
time.sleep(0.05)
print(sorted(done), lock.locked(), _thread.get_ident() > 0)
