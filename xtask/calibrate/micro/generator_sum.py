RANGE = range(20)


def work(turns):
    for turn in range(turns):
        sum(a for a in RANGE)
