def work(turns):
    table = {'a': 1, 'b': 2}
    for turn in range(turns):
        table['a']
        table['b']
