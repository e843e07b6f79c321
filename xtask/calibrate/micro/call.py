def nothing():
    pass


def work(turns):
    for turn in range(turns):
        nothing()
