import threading
import time

QUERY_SECONDS = 0.1

answers = {}


def fetch(table):
    time.sleep(QUERY_SECONDS)  # the database works, we only wait
    answers[table] = f"rows of {table}"


def main():
    started = time.perf_counter()
    threads = []
    for table in ("users", "orders", "prices"):
        thread = threading.Thread(target=fetch, args=(table,), name=table)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    elapsed = time.perf_counter() - started
    print(answers["users"], answers["orders"], answers["prices"], sep="\n")
    print(f"three queries took {elapsed:.1f} s")


main()
