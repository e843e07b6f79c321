STEPS = 1_500_000


def job(number):
    value = number
    for step in range(STEPS):  # Python code: needs the GIL for every step
        value = (value * 31 + step) % 1_000_003
    return value


def main():
    for number in range(4):
        print(job(number))


main()
