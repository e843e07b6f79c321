"""Files: text and bytes, modes, iteration, errors."""

import io
import os
import tempfile
from pathlib import Path


def attempt(label, function, *args, **kwargs):
    try:
        print(label, repr(function(*args, **kwargs)))
    except (OSError, ValueError, TypeError) as error:
        text = str(error)
        print(label, type(error).__name__, text)


folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)

with open("menu.txt", "w") as menu:
    print(menu.write("soup\nbread\n"), menu.mode, menu.name, menu.closed)
    print("fish", 12, file=menu)
    menu.writelines(["rice\n", "té\n"])
print(menu.closed, repr(menu))

with open("menu.txt") as menu:
    for number, line in enumerate(menu, 1):
        print(number, repr(line))
with open("menu.txt", encoding="utf-8") as menu:
    print(repr(menu.readline()), repr(menu.read(4)), repr(menu.read()), repr(menu.read()))
    menu.seek(0)
    print(menu.readlines())
with open("menu.txt", "a") as menu:
    menu.write("tea")
print(Path("menu.txt").read_text().splitlines()[-1], len(Path("menu.txt").read_bytes()))
print(os.path.getsize("menu.txt"), Path("menu.txt").stat().st_size)

with open("pixels.bin", "wb") as pixels:
    print(pixels.write(bytes(range(5))), pixels.write(bytearray(b"xyz")))
with open("pixels.bin", "rb") as pixels:
    print(pixels.read(2), pixels.tell(), pixels.read(), pixels.seek(-1, 2), pixels.read())
with open("pixels.bin", "r+b") as pixels:
    pixels.seek(1)
    pixels.write(b"AB")
with open("pixels.bin", "rb") as pixels:
    print(pixels.read())
with open("windows.txt", "wb") as file:
    file.write(b"one\r\ntwo\r\n")
print(open("windows.txt").readlines())

attempt("missing", open, "nothing.txt")
attempt("folder", open, "nowhere/file.txt", "w")
attempt("exists", open, "menu.txt", "x")
attempt("mode", open, "menu.txt", "q")
attempt("modes", open, "menu.txt", "rw")
attempt("none", open, "menu.txt", "t")
attempt("both", open, "menu.txt", "bt")
attempt("encoding", open, "menu.txt", "rb", encoding="utf-8")
attempt("closed", menu.read)
attempt("closed write", menu.write, "x")
with open("menu.txt") as menu:
    attempt("write to read", menu.write, "x")
with open("other.txt", "w") as other:
    attempt("read from write", other.read)
    attempt("bytes to text", other.write, b"x")
with open("other.bin", "wb") as other:
    attempt("text to bytes", other.write, "x")
attempt("path", open, None)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))

path = Path("notes") / "today.txt"
attempt("no folder", path.write_text, "x")
path.parent.mkdir()
attempt("mkdir", path.parent.mkdir)
print(path.write_text("milk\n"), path.exists(), path.is_file(), path.parent.is_dir())
print(path.name, path.stem, path.suffix, path.parent, path.with_suffix(".md"), repr(path))
print(sorted(os.listdir(".")), [str(item) for item in path.parent.iterdir()])
attempt("a folder", open, "notes")
path.unlink()
attempt("gone", path.read_text)
attempt("gone again", os.remove, path)
path.unlink(missing_ok=True)
path.parent.rmdir()
print(path.exists(), os.path.exists("notes"), os.path.exists("menu.txt"), os.path.isfile("menu.txt"))
os.rename("menu.txt", "card.txt")
print(os.path.exists("menu.txt"), os.path.exists("card.txt"))
os.makedirs("a/b/c")
os.makedirs("a/b/c", exist_ok=True)
print(os.path.isdir("a/b/c"), os.path.join("a", "b", "/c"), os.path.splitext("a/b.tar.gz"))

buffer = io.BytesIO()
buffer.write(b"abc")
buffer.write(b"def")
print(buffer.getvalue(), buffer.read(), buffer.seek(2), buffer.read())
text = io.StringIO("first\nsecond\n")
print(list(text), text.getvalue().upper())
text = io.StringIO()
print("to a text", 3, file=text)
print(repr(text.getvalue()))
os.chdir("/")
folder.cleanup()
print(os.path.exists(folder.name))
