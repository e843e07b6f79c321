def work(turns):
    for turn in range(turns):
        pass
