"""A child process finds the files of its parent as they were when it was forked."""

import os
import tempfile
from multiprocessing import Process
from pathlib import Path


def look(path):
    print("child reads", repr(path.read_text()))


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.txt"
        path.write_text("milk")
        child = Process(target=look, args=(path,))
        child.start()
        child.join()
        print(os.listdir(folder), child.exitcode)


if __name__ == "__main__":
    main()
