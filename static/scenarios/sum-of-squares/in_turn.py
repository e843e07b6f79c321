TERMS = 4_000_000


def sum_of_squares(terms):
    return sum(n**2 for n in range(terms))


def main():
    first = sum_of_squares(TERMS)
    second = sum_of_squares(TERMS)
    print(first)
    print(second)


main()
