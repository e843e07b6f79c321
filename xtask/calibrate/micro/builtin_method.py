def work(turns):
    items = [1]
    for turn in range(turns):
        items.count(2)
