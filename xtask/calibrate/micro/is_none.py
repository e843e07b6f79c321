def work(turns):
    a = None
    for turn in range(turns):
        if a is None:
            pass
