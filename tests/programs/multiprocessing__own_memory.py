import multiprocessing

shared = []
number = 1


def change(value):
    global number
    number = value
    shared.append(value)
    print("child", number, shared, flush=True)


if __name__ == "__main__":
    for value in (10, 20):
        process = multiprocessing.Process(target=change, args=(value,))
        process.start()
        process.join()
    print("parent", number, shared)
