def work(turns):
    for turn in range(turns):
        f'{turn}: {turn}'
