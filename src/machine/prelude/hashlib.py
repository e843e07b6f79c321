"""Digests and derived keys."""

import _hash

algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = algorithms_guaranteed

_sizes = {
    "md5": (16, 64),
    "sha1": (20, 64),
    "sha224": (28, 64),
    "sha256": (32, 64),
    "sha384": (48, 128),
    "sha512": (64, 128),
}


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
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError("object supporting the buffer API required")
        self._parts.append(bytes(data))
        _hash.absorb(self.name, len(data))

    def digest(self):
        if len(self._parts) > 64:
            self._parts = [b"".join(self._parts)]
        return _hash.digest(self.name, self._parts)

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = HASH(self.name)
        other._parts = list(self._parts)
        return other

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    return HASH(name.lower().replace("-", ""), data)


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
