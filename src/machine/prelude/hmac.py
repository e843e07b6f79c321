"""Message authentication by keyed digests."""

import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=""):
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        made = digestmod if callable(digestmod) else lambda data=b"": hashlib.new(digestmod, data)
        inner = made()
        self.block_size = inner.block_size
        self.digest_size = inner.digest_size
        self.name = "hmac-" + inner.name
        if len(key) > self.block_size:
            key = made(key).digest()
        key = bytes(key) + bytes(self.block_size - len(key))
        self._outer = made(bytes(byte ^ 0x5C for byte in key))
        self._inner = made(bytes(byte ^ 0x36 for byte in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        outer = self._outer.copy()
        outer.update(self._inner.digest())
        return outer.digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=""):
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    return HMAC(key, msg, digest).digest()


def compare_digest(a, b):
    return a == b
