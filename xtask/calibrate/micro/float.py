def work(turns):
    a = 1.5
    for turn in range(turns):
        b = a * 2.5 + a
