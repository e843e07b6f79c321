"""hashlib: digests, derived keys, and what is wrong with them."""

import base64
import hashlib
import hmac
import threading
import uuid

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    hashed = hashlib.new(name)
    hashed.update(b"one ")
    other = hashed.copy()
    hashed.update(bytearray(b"two") * 1000)
    print(name, hashed.name, hashed.digest_size, hashed.block_size, hashed.hexdigest()[:20], other.hexdigest()[:20])
print(hashlib.sha256().hexdigest())
print(hashlib.sha256(b"abc").digest() == hashlib.new("SHA256", b"abc").digest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 1000).hex())
print(hashlib.pbkdf2_hmac("sha512", b"password", b"salt", 10, dklen=10).hex())
print(hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 10, 30).hex())
print(hashlib.scrypt(b"password", salt=b"salt", n=16, r=8, p=1, dklen=20).hex())
print(hmac.new(b"key", b"message", "sha256").hexdigest(), hmac.compare_digest("a", "a"))
print(hmac.new(b"key" * 40, b"message", hashlib.sha1).hexdigest())


def attempt(function):
    try:
        print(function())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(lambda: hashlib.sha256("text"))
attempt(lambda: hashlib.sha256(5))
attempt(lambda: hashlib.new("nothing"))
attempt(lambda: hashlib.pbkdf2_hmac("sha256", "text", b"salt", 1))
attempt(lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 0))
attempt(lambda: hashlib.pbkdf2_hmac("sha256", b"a", b"b", 1, 0))
attempt(lambda: hashlib.scrypt(b"a", salt=b"b", n=3, r=8, p=1))
attempt(lambda: hashlib.scrypt(b"a", salt=b"b", n=2**15, r=8, p=1))
attempt(lambda: hashlib.scrypt(b"a"))

found = {}


def work(number):
    found[number] = hashlib.sha256(bytes([number]) * 5000).hexdigest()[:10]


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found.items()))

for text in (b"", b"a", b"ab", b"abc", bytes(range(250, 256))):
    coded = base64.b64encode(text)
    print(coded, base64.b64decode(coded) == text, base64.urlsafe_b64encode(text))
attempt(lambda: base64.b64decode(b"abc"))
attempt(lambda: base64.b64decode(b"a"))
print(uuid.uuid5(uuid.NAMESPACE_DNS, "example.org"), uuid.UUID("12345678123456781234567812345678"))
print(b"a,b,c".find(b",", 2), b"a,b".find(b","), b"a,b".find(b",", -1), bytearray(b"abcabc").find(b"c", 0, 2))
