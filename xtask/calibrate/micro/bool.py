def work(turns):
    a = []
    for turn in range(turns):
        if not a:
            pass
