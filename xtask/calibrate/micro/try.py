def work(turns):
    for turn in range(turns):
        try:
            pass
        except ValueError:
            pass
