class Stop(Exception):
    pass


def check(value):
    assert value > 0
    return value


try:
    check(-1)
except AssertionError:
    raise Stop
