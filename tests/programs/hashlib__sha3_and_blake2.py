"""SHA-3, SHAKE and BLAKE2, with all that BLAKE2 takes."""
import hashlib

for name in ("sha3_224", "sha3_256", "sha3_384", "sha3_512", "blake2b", "blake2s"):
    make = getattr(hashlib, name)
    print(name, make().hexdigest()[:32], make(b"abc").digest_size, make(b"abc").block_size)
    split = make(b"a" * 100)
    split.update(b"b" * 200)
    print(split.hexdigest() == make(b"a" * 100 + b"b" * 200).hexdigest(), split.hexdigest()[-16:], hashlib.new(name, b"soup").hexdigest()[:20])
    for length in (0, 1, 71, 72, 104, 127, 128, 129, 136, 144, 256, 5000):
        print(make(b"q" * length).hexdigest()[:12], end=" ")
    print()

print(hashlib.shake_128(b"tea").hexdigest(10), hashlib.shake_256(b"tea").digest(3), len(hashlib.shake_128(b"").digest(1000)))
print(hashlib.shake_256(b"x" * 500).hexdigest(200)[-30:])

print(hashlib.blake2b(b"order", digest_size=16).hexdigest())
print(hashlib.blake2b(b"order", key=b"secret", digest_size=20).hexdigest())
print(hashlib.blake2b(b"order", salt=b"salt", person=b"table 4").hexdigest()[:40])
print(hashlib.blake2s(b"order", digest_size=8, key=b"k" * 32, salt=b"12345678", person=b"87654321").hexdigest())
print(hashlib.blake2b.MAX_DIGEST_SIZE, hashlib.blake2s.SALT_SIZE, hashlib.blake2b(digest_size=5).digest_size, hashlib.blake2s().name)
copy = hashlib.blake2s(b"one", digest_size=9)
other = copy.copy()
other.update(b"two")
print(copy.hexdigest(), other.hexdigest(), other.hexdigest() == hashlib.blake2s(b"onetwo", digest_size=9).hexdigest())
for call in (
    lambda: hashlib.blake2b(digest_size=65),
    lambda: hashlib.blake2b(digest_size=0),
    lambda: hashlib.blake2s(key=b"k" * 33),
    lambda: hashlib.blake2b(salt=b"s" * 17),
    lambda: hashlib.sha3_256("text"),
    lambda: hashlib.new("sha4"),
):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(sorted(hashlib.algorithms_guaranteed))
