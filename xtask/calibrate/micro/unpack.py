def work(turns):
    pair = 1, 2
    for turn in range(turns):
        a, b = pair
