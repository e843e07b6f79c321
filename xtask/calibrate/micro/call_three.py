def three(a, b, c):
    pass


def work(turns):
    for turn in range(turns):
        three(1, 2, 3)
