class Context:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit")
        return False


def numbers():
    yield 1
    yield 2 / 0


with Context():
    for number in numbers():
        print(number)
