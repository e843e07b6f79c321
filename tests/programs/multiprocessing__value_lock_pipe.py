from multiprocessing import Lock, Pipe, Process, Value


def add(counter, lock, times):
    for _ in range(times):
        with lock:
            counter.value += 1


def talk(connection):
    connection.send({"hello": [1, 2]})
    print("child got", connection.recv(), flush=True)
    connection.close()


if __name__ == "__main__":
    counter, lock = Value("i", 0), Lock()
    processes = [Process(target=add, args=(counter, lock, 20)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(counter.value)
    ours, theirs = Pipe()
    process = Process(target=talk, args=(theirs,))
    process.start()
    print(ours.recv())
    ours.send("bye")
    process.join()
