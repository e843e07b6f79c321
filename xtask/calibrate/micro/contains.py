def work(turns):
    table = {1, 2, 3}
    for turn in range(turns):
        turn in table
