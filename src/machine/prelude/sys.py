"""The process that runs."""

import _kernel
from traceback import current_exception

argv = ["program.py"]
executable = "/usr/bin/python3"
platform = "linux"
byteorder = "little"
maxsize = 9223372036854775807
maxunicode = 1114111
version = "3.12.0 (Tasklanes)"
hexversion = 0x030C00F0
path = [""]
float_repr_style = "short"


class _Modules(dict):
    """The modules imported so far; entering one does not have it imported."""

    def _now(self):
        for name, module in _kernel.modules():
            if name != "core" and not dict.__contains__(self, name):
                dict.__setitem__(self, name, module)
        return self

    def __contains__(self, name):
        return dict.__contains__(self._now(), name)

    def __getitem__(self, name):
        return dict.__getitem__(self._now(), name)

    def __iter__(self):
        return dict.__iter__(self._now())

    def __len__(self):
        return dict.__len__(self._now())

    def get(self, name, default=None):
        return dict.get(self._now(), name, default)

    def keys(self):
        return dict.keys(self._now())

    def values(self):
        return dict.values(self._now())

    def items(self):
        return dict.items(self._now())


modules = _Modules()


class _Version(tuple):
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return (
            f"sys.version_info(major={self[0]}, minor={self[1]}, micro={self[2]}, "
            f"releaselevel={self[3]!r}, serial={self[4]})"
        )


version_info = _Version((3, 12, 0, "final", 0))


class _Implementation:
    name = "cpython"
    cache_tag = "cpython-312"
    version = version_info


implementation = _Implementation()


class _Stream:
    encoding = "utf-8"
    errors = "strict"

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='w' encoding='utf-8'>"

    def __init__(self, number, name):
        self._number = number
        self.name = name
        self.mode = "w"
        self.closed = False

    def write(self, text):
        _kernel.write(self._number, text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def fileno(self):
        return self._number

    def reconfigure(self, **options):
        pass

    def close(self):
        pass


class _Input:
    encoding = "utf-8"
    errors = "strict"
    name = "<stdin>"
    mode = "r"
    closed = False

    def __repr__(self):
        return "<_io.TextIOWrapper name='<stdin>' mode='r' encoding='utf-8'>"

    def read(self, size=-1):
        return ""

    def readline(self, size=-1):
        return ""

    def readlines(self):
        return []

    def __iter__(self):
        return iter(())

    def isatty(self):
        return False

    def fileno(self):
        return 0


stdout = __stdout__ = _Stream(1, "<stdout>")
stderr = __stderr__ = _Stream(2, "<stderr>")
stdin = __stdin__ = _Input()

def exit(status=None):
    raise SystemExit(status) if status is not None else SystemExit()


def getswitchinterval():
    return _kernel.switch_interval()


def setswitchinterval(interval):
    if interval <= 0:
        raise ValueError("switch interval must be strictly positive")
    _kernel.set_switch_interval(interval)


def getrecursionlimit():
    return _kernel.recursion_limit()


def setrecursionlimit(limit):
    if not isinstance(limit, int):
        raise TypeError(f"'{type(limit).__name__}' object cannot be interpreted as an integer")
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _kernel.set_recursion_limit(limit)


class _Info:
    """Figures by name, and in order."""

    def __init__(self, name, /, **figures):
        self._name = name
        self.__dict__.update(figures)

    def __iter__(self):
        return iter([value for name, value in self.__dict__.items() if name != "_name"])

    def __getitem__(self, index):
        return tuple(self)[index]

    def __repr__(self):
        inside = ", ".join([f"{name}={value!r}" for name, value in self.__dict__.items() if name != "_name"])
        return f"sys.{self._name}({inside})"


float_info = _Info(
    "float_info",
    max=1.7976931348623157e308,
    max_exp=1024,
    max_10_exp=308,
    min=2.2250738585072014e-308,
    min_exp=-1021,
    min_10_exp=-307,
    dig=15,
    mant_dig=53,
    epsilon=2.220446049250313e-16,
    radix=2,
    rounds=1,
)
int_info = _Info("int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
hash_info = _Info(
    "hash_info",
    width=64,
    modulus=2305843009213693951,
    inf=314159,
    nan=0,
    imag=1000003,
    algorithm="siphash13",
    hash_bits=64,
    seed_bits=128,
    cutoff=0,
)


def get_int_max_str_digits():
    return 4300


def set_int_max_str_digits(maxdigits):
    if maxdigits != 4300:
        raise NotImplementedError("sys.set_int_max_str_digits() is not available: the limit is 4300")


flags = _Info(
    "flags",
    debug=0,
    inspect=0,
    interactive=0,
    optimize=0,
    dont_write_bytecode=0,
    no_user_site=0,
    no_site=0,
    ignore_environment=0,
    verbose=0,
    bytes_warning=0,
    quiet=0,
    hash_randomization=1,
    isolated=0,
    dev_mode=False,
    utf8_mode=0,
    warn_default_encoding=0,
    safe_path=False,
    int_max_str_digits=4300,
)
thread_info = _Info("thread_info", name="pthread", lock="semaphore", version="NPTL 2.36")
api_version = 1013
prefix = base_prefix = exec_prefix = base_exec_prefix = "/usr"
platlibdir = "lib"
abiflags = ""
dont_write_bytecode = False
pycache_prefix = None
warnoptions = []
orig_argv = ["python3", "program.py"]


def is_finalizing():
    return False


def getfilesystemencodeerrors():
    return "surrogateescape"


def displayhook(value):
    if value is not None:
        stdout.write(repr(value) + "\n")


__displayhook__ = displayhook


def exc_info():
    error = current_exception()
    return (type(error), error, error.__traceback__) if error is not None else (None, None, None)


def exception():
    return current_exception()


def excepthook(kind, error, traceback):
    import traceback as module

    module.print_exception(error)


__excepthook__ = excepthook


def getsizeof(thing, default=None):
    if isinstance(thing, int):
        return 28 + max(thing.bit_length() - 1, 0) // 30 * 4
    if isinstance(thing, (str, bytes)):
        return 49 + len(thing)
    if isinstance(thing, (list, tuple)):
        return 56 + 8 * len(thing)
    if isinstance(thing, dict):
        return 64 + 104 * (len(thing) > 0) + 24 * len(thing)
    return 48


getrefcount = _kernel.reference_count


def intern(text):
    return text


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def gettrace():
    return None


def getprofile():
    return None


def settrace(function):
    if function is not None:
        raise NotImplementedError("sys.settrace() is not available: the program is not interrupted at its lines")


def setprofile(function):
    if function is not None:
        raise NotImplementedError("sys.setprofile() is not available: the program is not interrupted at its calls")


def set_coroutine_origin_tracking_depth(depth):
    pass


def _is_gil_enabled():
    return _kernel.is_gil_enabled()


def _getframe(depth=0):
    from traceback import getframe

    return getframe(depth)


def _current_frames():
    raise NotImplementedError("sys._current_frames() is not available: other threads are not looked into")
