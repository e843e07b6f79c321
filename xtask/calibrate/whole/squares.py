def work(turns):
    sum(x**2 for x in range(turns))
