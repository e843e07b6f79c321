"""Time a program from its first line to its end, for record.py.

Python imports this module before the program if its folder is on PYTHONPATH. The modules that the programs
import are imported here, so that neither they nor the interpreter's own start are counted: a run of Tasklanes
begins with both in place. At the end, after all threads and children, a line `WALL CPU` in seconds goes
to the file that TASKLANES_TIMES names; processor time includes that of children that were waited for.
"""

import os


def watch(file):
    import atexit
    import resource
    import time

    def used():
        both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return sum(usage.ru_utime + usage.ru_stime for usage in both)

    def say():
        with open(file, "w") as out:
            out.write(f"{time.perf_counter() - wall:.4f} {used() - cpu:.4f}\n")

    # The first to be registered is the last to be called.
    atexit.register(say)
    for name in MODULES:
        try:
            __import__(name)
        except ImportError:
            pass
    cpu, wall = used(), time.perf_counter()


MODULES = """
    anyio anyio._backends._asyncio asyncer asyncio concurrent.futures.process concurrent.futures.thread contextlib copy dataclasses
    datetime enum functools hashlib itertools json logging.handlers math multiprocessing.managers
    multiprocessing.pool multiprocessing.popen_fork multiprocessing.sharedctypes multiprocessing.synchronize
    pathlib pickle queue random sched select signal statistics string tempfile timeit traceback typing uuid zlib
""".split()

# Children of the program inherit the environment: only the first is timed.
if "TASKLANES_TIMES" in os.environ:
    watch(os.environ.pop("TASKLANES_TIMES"))
