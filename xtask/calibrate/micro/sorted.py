def work(turns):
    items = [3, 1, 2] * 5
    for turn in range(turns):
        sorted(items)
