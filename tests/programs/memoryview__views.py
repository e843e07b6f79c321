"""Looking into bytes without copying them."""

import array
import hashlib
import io
import struct


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


view = memoryview(b"abcefg")
print(view[1], view[-1], bytes(view[1:4]), view[::2].tolist(), view.tobytes(), view.hex(), view.hex("-"), len(view))
print(view.readonly, view.format, view.itemsize, view.nbytes, view.ndim, view.shape, view.strides, view.contiguous)
print(hash(view) == hash(b"abcefg"), view == b"abcefg", view[2:4] == b"ce", view != bytearray(b"x"), b"abcefg" == view)
print(attempt(lambda: view.__setitem__(0, 1)), attempt(lambda: view[6]), attempt(lambda: view["a"]))
print(attempt(lambda: memoryview("text")), attempt(lambda: memoryview(3)), isinstance(view, memoryview), type(view))

data = bytearray(b"abcefg")
view = memoryview(data)
view[0] = ord("z")
view[1:4] = b"123"
view[::5] = b"<>"
print(data, view.obj is data, 49 in view, list(view[:2]))
print(attempt(lambda: view.__setitem__(slice(2, 3), b"spam")), attempt(lambda: view.__setitem__(0, 300)))
print(attempt(lambda: view.__setitem__(0, "a")), attempt(lambda: hash(view)))
part = view[2:5][::-1]
part[0] = 33
print(data, part.tolist(), part.contiguous, part.strides)
frozen = view.toreadonly()
data[1] = 0
print(frozen[1], frozen.readonly, view.readonly)

numbers = array.array("l", [-11, 22, -33, 44])
view = memoryview(numbers)
print(view[0], view[-1], view[::2].tolist(), view.format, view.itemsize, view.nbytes)
view[1] = 7
raw = view.cast("B")
raw[0] = 5
print(numbers, raw.format, len(raw), raw[:9].tolist(), view == numbers, view == array.array("d", numbers.tolist()))
grid = memoryview(struct.pack("i" * 12, *range(12))).cast("i", shape=[2, 2, 3])
print(grid.tolist(), grid.shape, grid.strides, grid[1, 0, 2], len(grid), grid.nbytes)
print(attempt(lambda: grid[0]), attempt(lambda: view.cast("i")), attempt(lambda: memoryview(b"abc").cast("h")))

view = memoryview(b"abc")
view.release()
print(attempt(lambda: view[0]), attempt(view.tobytes))
with memoryview(b"abc") as view:
    print(view[0])
print(attempt(lambda: len(view)))

view = memoryview(b"some bytes of a file")
print(b"-".join([view[:4], view[5:10]]), hashlib.sha256(view[:4]).hexdigest()[:8], bytearray(view[5:10]), b"x" + view[:2])
print(struct.unpack_from("<H", view, 2), int.from_bytes(view[:2], "little"), bytes(view[::-1])[:4], b"bytes" in bytes(view))
target = bytearray(8)
file = io.BytesIO(b"0123456789")
print(file.readinto(memoryview(target)[2:6]), target, file.write(view[:4]), file.getvalue())
with io.BytesIO(b"buffer").getbuffer() as inside:
    print(inside[0], inside[1:3].tobytes())
print([memoryview(b"ab").cast("c")[0], memoryview(b"").tolist(), sum(memoryview(bytes([1, 2, 3]))), max(memoryview(b"az"))])
