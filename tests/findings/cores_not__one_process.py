def count(n):
    while n:
        n -= 1


count(3_000_000)
