from concurrent.futures import ThreadPoolExecutor

TERMS = 4_000_000


def sum_of_squares(terms):
    return sum(n**2 for n in range(terms))


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        first = pool.submit(sum_of_squares, TERMS)
        second = pool.submit(sum_of_squares, TERMS)
    print(first.result())
    print(second.result())


main()
