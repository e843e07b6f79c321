"""Files in memory: what a run has written it can read again, and nothing reaches a disk."""

import _kernel

files = {}
folders = {"/": True, "/dev": True, "/home": True, "/home/user": True, "/tmp": True}
current = ["/home/user"]
_open_for_writing = []

# What the system's calls take, in seconds: measured with CPython on a disk that holds what it needs in memory.
_OPENING = 5e-6
_CREATING = 60e-6
_READING_BYTE = 0.1e-9
_WRITING_BYTE = 1.5e-9
_BUFFER = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    convert = getattr(type(path), "__fspath__", None)
    if convert is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return convert(path)


def fsdecode(path):
    path = fspath(path)
    return path.decode() if isinstance(path, bytes) else path


def resolved(path):
    """The absolute path, without `.` and `..`."""
    path = fsdecode(path)
    if not path.startswith("/"):
        path = current[0] + "/" + path
    parts = []
    for part in path.split("/"):
        if part == "..":
            if parts:
                parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/" + "/".join(parts)


def parent_of(path):
    return path[: path.rfind("/")] or "/"


def _place_program():
    """The program itself is a file, too."""
    name, text = _kernel.main_file()
    place = resolved(name)
    files[place] = bytearray(text.encode())
    while parent_of(place) not in folders:
        place = parent_of(place)
        folders[place] = True


_place_program()


def missing(path):
    return FileNotFoundError(2, "No such file or directory", path)


def children_of(path):
    """The names in a folder, those of folders first, in the order of making."""
    start = path if path.endswith("/") else path + "/"
    names = []
    for known in [*folders, *files]:
        rest = known[len(start) :]
        if known.startswith(start) and rest and "/" not in rest:
            names.append(rest)
    return names


def make_folder(path, name):
    if path in folders or path in files:
        raise FileExistsError(17, "File exists", name)
    if parent_of(path) not in folders:
        raise missing(name)
    folders[path] = True


def change_folder(path):
    place = resolved(path)
    if place not in folders:
        raise missing(fspath(path))
    current[0] = place


def remove_file(path):
    place = resolved(path)
    if place in folders:
        raise IsADirectoryError(21, "Is a directory", fspath(path))
    if place not in files:
        raise missing(fspath(path))
    del files[place]
    modes.pop(place, None)


def remove_folder(path):
    place = resolved(path)
    if place not in folders:
        raise missing(fspath(path))
    if children_of(place):
        raise OSError(39, "Directory not empty", fspath(path))
    del folders[place]


# The permissions of files and folders that have been given others. Nobody asks for them but `stat`.
modes = {}
# The paths of the files that are open by number alone.
descriptors = {}


def describe(path):
    """A number for a file."""
    number = 1000 + len(descriptors)
    descriptors[number] = path
    return number


def close_number(number):
    if descriptors.get(number) is None:
        raise OSError(9, "Bad file descriptor")
    descriptors[number] = None


def rename(source, target):
    place = resolved(source)
    if place not in files:
        raise missing(fspath(source))
    if parent_of(resolved(target)) not in folders:
        raise missing(fspath(source))
    content = files.pop(place)
    files[resolved(target)] = content


class _File:
    _costs = True

    def __init__(self, name, content, mode, reads, writes, appends):
        self.name = name
        self.mode = mode
        self.closed = False
        self._content = content
        self._reads = reads
        self._writes = writes
        self._appends = appends
        self._at = len(content) if appends else 0
        self._unwritten = 0
        if writes:
            _open_for_writing.append(self)

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def readable(self):
        self._check()
        return self._reads

    def writable(self):
        self._check()
        return self._writes

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        self._check()
        return 3

    def tell(self):
        self._check()
        return self._at

    def seek(self, offset, whence=0):
        self._check()
        start = (0, self._at, len(self._content))[whence]
        if start + offset < 0:
            raise ValueError(f"negative seek position {offset}")
        self._at = start + offset
        return self._at

    def truncate(self, size=None):
        self._for_writing()
        size = self._at if size is None else size
        missing_bytes = size - len(self._content)
        if missing_bytes > 0:
            self._content.extend(bytes(missing_bytes))
        else:
            del self._content[size:]
        return size

    def _for_reading(self):
        self._check()
        if not self._reads:
            raise UnsupportedOperation("not readable" if self._is_text else "read")

    def _for_writing(self):
        self._check()
        if not self._writes:
            raise UnsupportedOperation("not writable" if self._is_text else "write")

    def _take(self, size):
        """The next bytes, at most so many."""
        rest = len(self._content) - self._at
        size = rest if size is None or size < 0 else min(size, rest)
        if size <= 0:
            return b""
        taken = bytes(self._content[self._at : self._at + size])
        self._at += size
        if size > _BUFFER and self._costs:
            _kernel.compute(size * _READING_BYTE, None)
        return taken

    def _take_line(self):
        end = self._content.find(b"\n", self._at)
        return self._take(-1 if end < 0 else end + 1 - self._at)

    def _put(self, new):
        content = self._content
        at = len(content) if self._appends else self._at
        if at == len(content):
            content.extend(new)
        else:
            if at > len(content):
                content.extend(bytes(at - len(content)))
            content[at : at + len(new)] = new
        self._at = at + len(new)
        self._unwritten += len(new)
        if self._unwritten > _BUFFER:
            self.flush()

    def flush(self):
        self._check()
        count, self._unwritten = self._unwritten, 0
        if count and self._costs:
            _kernel.compute(count * _WRITING_BYTE, None)

    def close(self):
        if self.closed:
            return
        self.flush()
        self.closed = True
        if self in _open_for_writing:
            _open_for_writing.remove(self)
            _kernel.note_file(str(self.name), self._content)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, kind, error, traceback):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        lines = []
        count = 0
        for line in self:
            lines.append(line)
            count += len(line)
            if 0 < hint <= count:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOWrapper(_File):
    __module__ = "_io"
    _is_text = True

    def __init__(self, name, content, mode, reads, writes, appends, encoding, errors, newline):
        super().__init__(name, content, mode, reads, writes, appends)
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self.newlines = None
        self.line_buffering = False
        self._newline = newline

    def _decoded(self, taken):
        text = taken.decode(self.encoding, self.errors)
        if self._newline is None and "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return text

    def read(self, size=-1):
        self._for_reading()
        if size is None or size < 0:
            return self._decoded(self._take(-1))
        text = bytes(self._content[self._at : self._at + 4 * size]).decode(self.encoding, "ignore")[:size]
        self._at += len(text.encode(self.encoding))
        return text

    def readline(self, size=-1):
        self._for_reading()
        return self._decoded(self._take_line())

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._for_writing()
        new = text
        if self._newline not in (None, "", "\n"):
            new = text.replace("\n", self._newline)
        self._put(new.encode(self.encoding, self.errors))
        return len(text)

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class _Binary(_File):
    __module__ = "_io"
    _is_text = False

    def read(self, size=-1):
        self._for_reading()
        return self._take(size)

    read1 = read

    def readline(self, size=-1):
        self._for_reading()
        return self._take_line()

    def readinto(self, target):
        taken = self.read(len(target))
        target[: len(taken)] = taken
        return len(taken)

    def write(self, new):
        if isinstance(new, memoryview):
            new = new.tobytes()
        if not isinstance(new, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(new).__name__}'")
        self._for_writing()
        self._put(new)
        return len(new)

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedReader(_Binary):
    __module__ = "_io"


class BufferedWriter(_Binary):
    __module__ = "_io"


class BufferedRandom(_Binary):
    __module__ = "_io"


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        raise OSError(9, "Bad file descriptor")
    name = fspath(file)
    kind, updates, is_binary = _kind_of(mode)
    if is_binary:
        for what, given in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if given is not None:
                raise ValueError(f"binary mode doesn't take {'an' if what[0] == 'e' else 'a'} {what} argument")
    content = _content_of(name, resolved(name), kind)
    reads = kind == "r" or updates
    writes = kind != "r" or updates
    if not is_binary:
        return TextIOWrapper(file, content, mode, reads, writes, kind == "a", encoding, errors, newline)
    made = BufferedRandom if updates else BufferedReader if reads else BufferedWriter
    return made(file, content, _binary_mode(kind, updates), reads, writes, kind == "a")


def _kind_of(mode):
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    for letter in mode:
        if letter not in "rwxabt+" or mode.count(letter) > 1:
            raise ValueError(f"invalid mode: {mode!r}")
    if "b" in mode and "t" in mode:
        raise ValueError("can't have text and binary mode at once")
    kinds = [letter for letter in mode if letter in "rwxa"]
    if len(kinds) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if not kinds:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    return kinds[0], "+" in mode, "b" in mode


def _binary_mode(kind, updates):
    return ("rb+" if kind in "rw" else kind + "b+") if updates else kind + "b"


def _content_of(name, path, kind):
    """The bytes of a file, which all who have it open share."""
    if path in folders:
        raise IsADirectoryError(21, "Is a directory", name)
    content = files.get(path)
    if kind == "r" and content is None or parent_of(path) not in folders:
        raise missing(name)
    if kind == "x" and content is not None:
        raise FileExistsError(17, "File exists", name)
    if content is None:
        content = files[path] = bytearray()
        _kernel.compute(_CREATING, None)
    else:
        if kind == "w":
            content.clear()
        _kernel.compute(_OPENING, None)
    return content


def close_all():
    """At the end of a process: what was written and never closed."""
    for file in list(_open_for_writing):
        file.close()


def _after_fork():
    """In a fork: its parent closes what it has open."""
    _open_for_writing.clear()
    _kernel.core("_at_exit")(close_all)


_kernel.core("_at_exit")(close_all)
