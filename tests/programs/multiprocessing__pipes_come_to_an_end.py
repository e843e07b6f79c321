# A reader comes to the end when nobody can write any more: by closing, and by the end of a process.
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def write(pipe, count, closes):
    for number in range(count):
        pipe.send(number)
    if closes:
        pipe.close()


def talk(ours, theirs):
    theirs.close()
    try:
        while True:
            ours.send(ours.recv() * 2)
    except EOFError:
        print("no more")


def read(pipe):
    items = []
    try:
        while True:
            items.append(pipe.recv())
    except EOFError:
        return items


if __name__ == "__main__":
    for closes in (True, False):
        reader, writer = Pipe(duplex=False)
        process = Process(target=write, args=(writer, 3, closes))
        process.start()
        writer.close()
        print(read(reader))
        process.join()

    ours, theirs = Pipe()
    process = Process(target=talk, args=(theirs, ours))
    process.start()
    theirs.close()
    ours.send(4)
    print(ours.recv())
    ours.close()
    process.join()
    print(process.exitcode)

    readers = []
    for number in range(3):
        reader, writer = Pipe(duplex=False)
        readers.append(reader)
        Process(target=write, args=(writer, 2, number % 2)).start()
        writer.close()
    found = []
    while readers:
        for reader in wait(readers):
            try:
                found.append(reader.recv())
            except EOFError:
                readers.remove(reader)
    print(sorted(found))
    try:
        writer.send(1)
    except OSError as error:
        print(error)
