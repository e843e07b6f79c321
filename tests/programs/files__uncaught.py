"""A file that is not there, and nobody expected that."""

from pathlib import Path


def load(path):
    return path.read_text()


print("before")
load(Path("there-is-no-such-file.txt"))
