def work(turns):
    turn = 0
    while turn < turns:
        turn += 1
