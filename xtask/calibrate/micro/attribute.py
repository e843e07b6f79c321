class Thing:
    def __init__(self):
        self.value = 2

    def nothing(self):
        pass

    def __add__(self, other):
        return self


def work(turns):
    thing = Thing()
    for turn in range(turns):
        thing.value
        thing.value
