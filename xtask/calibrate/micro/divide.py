def work(turns):
    a = 12345
    for turn in range(turns):
        b = a // 7 % 5
