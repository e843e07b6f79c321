def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def work(turns):
    for _ in range(turns // 1000):
        fib(15)
