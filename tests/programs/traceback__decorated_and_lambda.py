import functools


def checked(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@checked
def half(n):
    return (lambda x: x / 0)(n)


half(3)
