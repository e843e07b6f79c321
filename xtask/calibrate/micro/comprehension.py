RANGE = range(20)


def work(turns):
    for turn in range(turns):
        [a for a in RANGE]
