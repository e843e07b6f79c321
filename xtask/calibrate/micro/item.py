def work(turns):
    items = [1, 2, 3]
    for turn in range(turns):
        items[1]
        items[2]
