def work(turns):
    table = {}
    for turn in range(turns):
        table['a'] = turn
