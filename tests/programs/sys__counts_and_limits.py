"""What `sys` and `gc` say and change."""

import gc
import sys


def depth(count):
    return 0 if count == 0 else 1 + depth(count - 1)


before = sys.getrecursionlimit()
sys.setrecursionlimit(6000)
print(before, sys.getrecursionlimit(), depth(4000))
sys.setrecursionlimit(200)
try:
    depth(500)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])
sys.setrecursionlimit(before)
for wrong in (0, "many"):
    try:
        sys.setrecursionlimit(wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

shared = []
print(sys.getrefcount(shared))
other = shared
print(sys.getrefcount(shared))
keeper = {"a": shared, "b": [shared]}
print(sys.getrefcount(shared))
del keeper, other
print(sys.getrefcount(shared), sys.getrefcount(object()))

gc.disable()
print(gc.isenabled(), gc.get_threshold(), gc.garbage)
gc.enable()
print(gc.isenabled(), gc.is_tracked([]), gc.is_tracked(1), gc.get_debug())
sys.settrace(None)
sys.setprofile(None)
print(sys.gettrace(), sys.getprofile(), sys.is_finalizing(), sys.flags.optimize, sys.flags.dev_mode)
sys.displayhook(3)
sys.displayhook(None)
