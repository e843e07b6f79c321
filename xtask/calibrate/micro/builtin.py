def work(turns):
    text = 'abc'
    for turn in range(turns):
        len(text)
