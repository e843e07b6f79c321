# computing-under-gil
from concurrent.futures import ThreadPoolExecutor

LIMIT = 2_000_000


def total(n):
    return sum(number for number in range(n))


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(total, [LIMIT, LIMIT])))


main()
