"""There is no collector: counting references does it all."""

garbage = []
callbacks = []
DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38

_enabled = [True]
_threshold = [(700, 10, 10)]
_debug = [0]


def collect(generation=2):
    if not 0 <= generation <= 2:
        raise ValueError("invalid generation")
    return 0


def disable():
    _enabled[0] = False


def enable():
    _enabled[0] = True


def isenabled():
    return _enabled[0]


def get_threshold():
    return _threshold[0]


def set_threshold(*numbers):
    _threshold[0] = (*numbers, *_threshold[0][len(numbers) :])


def get_debug():
    return _debug[0]


def set_debug(flags):
    _debug[0] = flags


def freeze():
    pass


unfreeze = freeze


def get_freeze_count():
    return 0


def is_tracked(thing):
    return not isinstance(thing, (int, float, str, bytes, type(None)))


def is_finalized(thing):
    return False


def _nobody_knows(*args, **kwargs):
    raise NotImplementedError("gc.get_objects() and the like are not available: nobody keeps a list of the objects")


get_objects = get_referents = get_referrers = get_count = get_stats = _nobody_knows
