"""There is no collector: counting references does it all."""


def collect(generation=2):
    return 0


def disable():
    pass


def enable():
    pass


def isenabled():
    return True


def get_count():
    return (0, 0, 0)


def get_objects(generation=None):
    return []


def get_referents(*things):
    return []


def get_referrers(*things):
    return []
