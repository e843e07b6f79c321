def three(a, b, c):
    pass


def work(turns):
    for turn in range(turns):
        three(a=1, b=2, c=3)
