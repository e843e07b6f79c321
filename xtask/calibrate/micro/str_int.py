def work(turns):
    for turn in range(turns):
        int(str(turn))
