"""Digests and derived keys."""

import _hash

_sizes = {
    "md5": (16, 64),
    "sha1": (20, 64),
    "sha224": (28, 64),
    "sha256": (32, 64),
    "sha384": (48, 128),
    "sha512": (64, 128),
    "sha3_224": (28, 144),
    "sha3_256": (32, 136),
    "sha3_384": (48, 104),
    "sha3_512": (64, 72),
    "shake_128": (0, 168),
    "shake_256": (0, 136),
    "blake2b": (64, 128),
    "blake2s": (32, 64),
}

algorithms_guaranteed = set(_sizes)
algorithms_available = set(_sizes)


class HASH:
    __module__ = "_hashlib"

    def __init__(self, name, data=b""):
        if name not in _sizes:
            raise ValueError(f"unsupported hash type {name}")
        self.name = name
        self.digest_size, self.block_size = _sizes[name]
        self._parts = []
        if data:
            self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._parts.append(bytes(data))
        _hash.absorb(self.name, len(self._parts[-1]))

    def digest(self):
        if len(self._parts) > 64:
            self._parts = [b"".join(self._parts)]
        return _hash.digest(self.name, self._parts)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._parts = list(self._parts)
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


class HASHXOF(HASH):
    """Its digest is as long as one wants."""

    __module__ = "_hashlib"

    def digest(self, length):
        if length < 0:
            raise ValueError("value must be positive")
        return _hash.shake(self.name, self._parts, length)

    def hexdigest(self, length):
        return self.digest(length).hex()

    def __repr__(self):
        return f"<{self.name} _hashlib.HASHXOF object @ {id(self):#x}>"


class _Blake2(HASH):
    def __init__(
        self,
        data=b"",
        /,
        *,
        digest_size=None,
        key=b"",
        salt=b"",
        person=b"",
        fanout=1,
        depth=1,
        leaf_size=0,
        node_offset=0,
        node_depth=0,
        inner_size=0,
        last_node=False,
        usedforsecurity=True,
    ):
        if digest_size is None:
            digest_size = self.MAX_DIGEST_SIZE
        if not 1 <= digest_size <= self.MAX_DIGEST_SIZE:
            raise ValueError(f"digest_size must be between 1 and {self.MAX_DIGEST_SIZE} bytes")
        if len(salt) > self.SALT_SIZE:
            raise ValueError(f"maximum salt length is {self.SALT_SIZE} bytes")
        if len(person) > self.PERSON_SIZE:
            raise ValueError(f"maximum person length is {self.PERSON_SIZE} bytes")
        if len(key) > self.MAX_KEY_SIZE:
            raise ValueError(f"maximum key length is {self.MAX_KEY_SIZE} bytes")
        if (fanout, depth, leaf_size, node_offset, node_depth, inner_size, last_node) != (1, 1, 0, 0, 0, 0, False):
            raise NotImplementedError("hashlib: trees of BLAKE2 digests are not available")
        super().__init__(self._title.lower())
        self.digest_size = digest_size
        self._given = (bytes(key), bytes(salt), bytes(person))
        if data:
            self.update(data)

    def digest(self):
        return _hash.blake2(self.name, self._parts, self.digest_size, *self._given)

    def __repr__(self):
        return f"<_blake2.{self.name} object at {id(self):#x}>"


class blake2b(_Blake2):
    __module__ = "_blake2"
    _title = "Blake2b"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 64
    SALT_SIZE = PERSON_SIZE = 16


class blake2s(_Blake2):
    __module__ = "_blake2"
    _title = "Blake2s"
    MAX_DIGEST_SIZE = MAX_KEY_SIZE = 32
    SALT_SIZE = PERSON_SIZE = 8


def new(name, data=b"", *, usedforsecurity=True, **options):
    known = name.lower()
    known = known.replace("-", "_") if known.startswith("sha3") else known.replace("-", "")
    if known in ("blake2b", "blake2s"):
        return (blake2b if known == "blake2b" else blake2s)(data, **options)
    return (HASHXOF if known.startswith("shake_") else HASH)(known, data)


def md5(string=b"", *, usedforsecurity=True):
    return HASH("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return HASH("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)


def sha3_224(string=b"", *, usedforsecurity=True):
    return HASH("sha3_224", string)


def sha3_256(string=b"", *, usedforsecurity=True):
    return HASH("sha3_256", string)


def sha3_384(string=b"", *, usedforsecurity=True):
    return HASH("sha3_384", string)


def sha3_512(string=b"", *, usedforsecurity=True):
    return HASH("sha3_512", string)


def shake_128(string=b"", *, usedforsecurity=True):
    return HASHXOF("shake_128", string)


def shake_256(string=b"", *, usedforsecurity=True):
    return HASHXOF("shake_256", string)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    name = hash_name.lower().replace("-", "")
    if name not in _sizes:
        raise ValueError(f"unsupported hash type {hash_name}")
    return _hash.pbkdf2(name, password, salt, iterations, _sizes[name][0] if dklen is None else dklen)


def scrypt(password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64):
    for name, value in (("salt", salt), ("n", n), ("r", r), ("p", p)):
        if value is None:
            raise TypeError(f"{name} is required" + ("" if name == "salt" else " and must be an unsigned int"))
    return _hash.scrypt(password, salt, n, r, p, maxmem, dklen)


def file_digest(fileobj, digest, /):
    hashed = new(digest) if isinstance(digest, str) else digest()
    while piece := fileobj.read(262144):
        hashed.update(piece)
    return hashed
