GLOBAL = 1


def work(turns):
    for turn in range(turns):
        GLOBAL
        GLOBAL
        GLOBAL
        GLOBAL
