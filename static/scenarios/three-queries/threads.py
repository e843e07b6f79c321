import threading
import time

QUERIES = 3
QUERY_SECONDS = 0.1

answers = {}


def fetch(number):
    time.sleep(QUERY_SECONDS)  # the database works, we only wait
    answers[number] = f"rows of query {number}"


def main():
    started = time.perf_counter()
    threads = []
    for number in range(1, QUERIES + 1):
        thread = threading.Thread(target=fetch, args=(number,), name=f"query-{number}")
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    print(*[answers[number] for number in sorted(answers)], sep="\n")
    print(f"{QUERIES} queries took {elapsed:.1f} s")


main()
