def work(turns):
    for turn in range(turns):
        [turn, 2, 3]
