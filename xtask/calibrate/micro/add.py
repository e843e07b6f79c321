def work(turns):
    a = 7000
    for turn in range(turns):
        b = a + turn
