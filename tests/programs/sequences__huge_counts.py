# Nothing is nothing, however often; anything else, so often, is too much.
print([] * 10**18, () * 10**18, "" * 10**18, b"" * 10**18, [1] * -(10**18))

for made in (
    lambda: [0] * 10**12,
    lambda: (1, 2) * 10**13,
    lambda: "ab" * 10**13,
    lambda: b"ab" * 10**13,
    lambda: bytes(10**13),
    lambda: "x".center(10**13),
    lambda: "x".zfill(10**13),
):
    try:
        print(len(made()))
    except MemoryError:
        print("too much")
