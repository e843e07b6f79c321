def work(turns):
    a = 'abc'
    for turn in range(turns):
        b = a + 'def'
