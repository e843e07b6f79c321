def closure():
    held = 1

    def inner():
        return held

    return inner


def work(turns):
    a = closure()
    for turn in range(turns):
        a()
