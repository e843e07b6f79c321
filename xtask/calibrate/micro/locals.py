def work(turns):
    a = b = c = d = 1
    for turn in range(turns):
        a = b
        b = c
        c = d
        d = a
