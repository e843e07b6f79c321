"""Paths as texts."""

sep = "/"


def join(first, *rest):
    path = first
    for part in rest:
        if part.startswith("/"):
            path = part
        elif not path or path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(path):
    place = path.rfind("/") + 1
    head, tail = path[:place], path[place:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    name = basename(path)
    place = name.rfind(".")
    if place <= 0:
        return path, ""
    cut = len(path) - len(name) + place
    return path[:cut], path[cut:]


def exists(path):
    return False


def isfile(path):
    return False


def isdir(path):
    return False


def isabs(path):
    return path.startswith("/")


def abspath(path):
    return path if isabs(path) else join("/home/user", path)


realpath = abspath


def expanduser(path):
    return "/home/user" + path[1:] if path.startswith("~") else path


def normpath(path):
    return path
