"""Compressed bytes, their sizes and check sums, in one piece and in several."""
import random
import zlib
from concurrent.futures import ThreadPoolExecutor

text = b"A waiter carries plates; a second waiter carries glasses. " * 40
print(len(text), len(zlib.compress(text)), zlib.compress(b"hello hello hello"))
for level in (-1, 0, 1, 3, 4, 6, 9):
    packed = zlib.compress(text, level)
    assert zlib.decompress(packed) == text
    print(level, len(packed), packed[:2].hex(), f"{zlib.crc32(packed):08x}")
print(zlib.compress(b""), zlib.decompress(zlib.compress(b"")))

generator = random.Random(7)
words = "soup bread rice tea noodles salt pepper fork spoon".split()
menu = " ".join(generator.choice(words) for _ in range(20_000)).encode()
noise = generator.randbytes(30_000)
for data in (menu, noise, menu[:9000] + noise[:9000] + menu[:9000], bytes(70_000)):
    print(len(data), [(len(packed), zlib.adler32(packed)) for packed in (zlib.compress(data, level) for level in (1, 6, 9))])

print(zlib.crc32(b"abc"), zlib.adler32(b"abc"), zlib.crc32(b"bc", zlib.crc32(b"a")), zlib.adler32(b"bc", zlib.adler32(b"a")))
print(f"{zlib.crc32(bytearray(b'x' * 100_000)):#010x}", zlib.adler32(b"\xff" * 100_000))

packer = zlib.compressobj(9)
pieces = [packer.compress(text[:100]), packer.compress(text[100:]), packer.flush(zlib.Z_SYNC_FLUSH), packer.compress(b"end"), packer.flush()]
print([len(piece) for piece in pieces], zlib.crc32(b"".join(pieces)))
whole = b"".join(pieces)
unpacker = zlib.decompressobj()
parts = [unpacker.decompress(whole[at : at + 7]) for at in range(0, len(whole), 7)]
print(b"".join(parts) == text + b"end", unpacker.eof, unpacker.unused_data)

raw = zlib.compressobj(6, zlib.DEFLATED, -15)
body = raw.compress(text) + raw.flush()
print(len(body), zlib.decompress(body, -15) == text)
gzip = zlib.compressobj(wbits=31)
file = gzip.compress(text) + gzip.flush()
print(file[:10].hex(), len(file), zlib.decompress(file, 31) == text, zlib.decompress(file, 47) == text)

unpacker = zlib.decompressobj()
packed = zlib.compress(menu) + b"left over"
first = unpacker.decompress(packed, 1000)
print(len(first), first == menu[:1000], unpacker.eof)
rest = []
while not unpacker.eof:
    rest.append(unpacker.decompress(unpacker.unconsumed_tail, 50_000))
print(first + b"".join(rest) == menu, max(map(len, rest)) <= 50_000, unpacker.unused_data)

for wrong in (b"not compressed", zlib.compress(text)[:-5], zlib.compress(text)[:-1] + b"?", b"x\x9c\x07"):
    try:
        zlib.decompress(wrong)
    except zlib.error as error:
        print(type(error), error)
for call in (lambda: zlib.compress("text"), lambda: zlib.compress(b"", 10), lambda: zlib.crc32(5), lambda: packer.compress(b"more")):
    try:
        call()
    except (TypeError, zlib.error) as error:
        print(type(error).__name__, str(error)[:50])

with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(lambda data: len(zlib.compress(data * 3)), [menu, noise, text])))
