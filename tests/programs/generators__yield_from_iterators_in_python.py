"""`yield from` and `await` go through iterators that are written in Python, with and without `send`, `throw`, `close`."""

import itertools


class Count:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("done")
        return self.n


class Whole(Count):
    def send(self, value):
        print("sent", value)
        return self.__next__()

    def throw(self, error):
        print("thrown", repr(error))
        return 5

    def close(self):
        print("closed")


class Fails:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("inside")


class Awaited:
    def __await__(self):
        return Count()


def through(iterable):
    result = yield from iterable
    print("result", result)


async def main():
    return await Awaited()


print(list(through(Count())))

whole = through(Whole())
print(next(whole), whole.send(3), whole.throw(KeyError("x")), next(whole))
whole.close()

plain = through(Count())
next(plain)
try:
    plain.throw(KeyError("k"))
except KeyError as error:
    print(repr(error))

plain = through(Count())
next(plain)
try:
    plain.send(1)
except AttributeError as error:
    print(error)

plain = through(Count())
next(plain)
plain.close()
print(next(plain, "over"))

coroutine = main()
print([coroutine.send(None) for _ in range(3)])
try:
    coroutine.send(None)
except StopIteration as end:
    print(end.value)

try:
    next(through(3))
except TypeError as error:
    print(error)
try:
    next(through(Fails()))
except ValueError as error:
    print(error)

print(list(itertools.chain(itertools.chain([1, 2], "ab"), itertools.chain.from_iterable([[3], [4]]))))
