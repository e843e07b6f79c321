"""Which warnings are shown, how often, and where they go."""

import logging
import sys
import warnings


def old(level=2):
    warnings.warn("old() goes away", DeprecationWarning, stacklevel=level)


def call_it():
    old()
    old(1)


for _ in range(3):
    old()
call_it()
warnings.warn("plain")
warnings.warn(UserWarning("as an exception"))
warnings.warn("later", PendingDeprecationWarning)
warnings.warn("a file", ResourceWarning)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    old()
    warnings.warn("seen", RuntimeWarning)
print([(str(each.message), each.category.__name__, each.lineno) for each in caught])

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("as an error")
    except UserWarning as error:
        print("raised:", error)

with warnings.catch_warnings(action="ignore") if sys.version_info >= (3, 11) else warnings.catch_warnings():
    warnings.warn("not shown")

warnings.filterwarnings("ignore", message="quiet")
warnings.warn("quiet please")
warnings.warn("not quiet")
warnings.simplefilter("once")
for _ in range(2):
    warnings.warn("once is enough")
print(repr(warnings.formatwarning("text", UserWarning, "file.py", 3, "code()")))
for wrong in (lambda: warnings.simplefilter("sometimes"), lambda: warnings.warn("x", int)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

logging.basicConfig(format="%(name)s %(levelname)s %(message)s")
logging.captureWarnings(True)
warnings.simplefilter("always")
warnings.warn("to the log")
logging.captureWarnings(False)
warnings.warn("back again")
