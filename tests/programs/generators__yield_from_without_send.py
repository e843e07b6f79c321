"""What a generator delegates to may not take values."""


def numbers():
    yield from [1, 2, 3]


def letters():
    yield from ("a", "b")


for make in (numbers, letters):
    generator = make()
    print(next(generator), generator.send(None))
    try:
        generator.send("value")
    except AttributeError as error:
        print("AttributeError", str(error).endswith("object has no attribute 'send'"))
    print(list(generator))
