# computing-under-gil
from concurrent.futures import ThreadPoolExecutor

LIMIT = 2_000_000
answers = []


def total(n):
    answers.append(sum(number for number in range(n)))


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        list(pool.map(total, [LIMIT, LIMIT]))
    print(answers)


main()
