def work(turns):
    a = 70000
    for turn in range(turns):
        if turn < a:
            pass
