def generate(count):
    for number in range(count):
        yield number


def work(turns):
    items = generate(turns)
    for turn in range(turns):
        next(items)
