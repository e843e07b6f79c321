"""Hundreds of instances and generators that go at once: each says its last words."""

said = 0


class Guest:
    def __init__(self, friend=None):
        self.friend = friend

    def __del__(self):
        global said
        said += 1


def work():
    global said
    try:
        yield 1
    finally:
        said += 1


guests = [Guest() for _ in range(2000)]
del guests
print(said)

begun = [work() for _ in range(2000)]
for each in begun:
    next(each)
del begun, each
print(said)

chain = None
for _ in range(300):
    chain = Guest(chain)
del chain
print(said)
