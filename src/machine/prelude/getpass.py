"""Who runs the program."""


def getuser():
    return "root"


def getpass(prompt="Password: ", stream=None):
    raise EOFError
