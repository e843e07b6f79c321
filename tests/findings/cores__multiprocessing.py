from multiprocessing import Process


def count(n):
    while n:
        n -= 1


if __name__ == "__main__":
    processes = [Process(target=count, args=(2_000_000,)) for _ in range(6)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
