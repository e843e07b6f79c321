def work(turns):
    items = []
    for turn in range(turns):
        items.append(turn)
