"""How objects are pickled: here that cannot be changed."""

dispatch_table = {}


def pickle(ob_type, pickle_function, constructor_ob=None):
    raise NotImplementedError("copyreg.pickle() is not available: objects are pickled by their class and attributes")


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")
