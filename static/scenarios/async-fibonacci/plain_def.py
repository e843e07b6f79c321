NUMBER = 30


def fibonacci(n):
    if n <= 1:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


def main():
    print(f"fibonacci({NUMBER}) is {fibonacci(NUMBER)}")


main()
