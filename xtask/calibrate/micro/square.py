def work(turns):
    for turn in range(turns):
        b = turn ** 2
