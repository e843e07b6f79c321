def work(turns):
    parts = ['a', 'b', 'c']
    for turn in range(turns):
        ','.join(parts)
