def work(turns):
    a, b = 1, 2
    for turn in range(turns):
        a, b = b, a
