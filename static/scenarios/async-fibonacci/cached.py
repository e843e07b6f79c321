from functools import cache

NUMBER = 30


@cache
def fibonacci(n):  # each number is computed once
    if n <= 1:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def main():
    print(f"fibonacci({NUMBER}) is {fibonacci(NUMBER)}")


main()
