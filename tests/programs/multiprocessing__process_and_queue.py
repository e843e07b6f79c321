import multiprocessing
import os


def work(name, queue):
    queue.put((name, os.getpid() != parent))


parent = os.getpid()

if __name__ == "__main__":
    queue = multiprocessing.Queue()
    for name in ("a", "b"):
        process = multiprocessing.Process(target=work, args=(name, queue))
        print(process.is_alive(), process.exitcode)
        process.start()
        print(queue.get())
        process.join()
        print(process.is_alive(), process.exitcode, process.name)
