"""Names that nobody else has."""

import _kernel
import random


class UUID:
    def __init__(self, hex=None, bytes=None, int=None):
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        elif bytes is not None:
            int = _int.from_bytes(bytes, "big")
        self.int = int

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return self.int >> 76 & 0xF

    def __str__(self):
        text = self.hex
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


_int = int
_source = random.Random(20260101)


def uuid4():
    bits = _source.getrandbits(128) ^ _kernel.getpid()
    return UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 4 << 76 | 2 << 62)


uuid1 = uuid4


def uuid3(namespace, name):
    import hashlib

    bits = int.from_bytes(hashlib.md5(namespace.bytes + name.encode()).digest(), "big")
    return UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 3 << 76 | 2 << 62)


def uuid5(namespace, name):
    import hashlib

    bits = int.from_bytes(hashlib.sha1(namespace.bytes + name.encode()).digest()[:16], "big")
    return UUID(int=bits & ~(0xF << 76) & ~(0x3 << 62) | 5 << 76 | 2 << 62)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
