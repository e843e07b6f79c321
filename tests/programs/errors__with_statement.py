class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Resource("a") as a, Resource("b"):
    print("inside", a.name)
with Resource("c", swallow=True):
    raise ValueError("swallowed")
try:
    with Resource("d"):
        raise KeyError("through")
except KeyError as error:
    print("caught", error)


def early():
    with Resource("e"):
        return "value"


print(early())
for n in range(3):
    with Resource(f"f{n}"):
        if n == 1:
            break
with (Resource("g") as g, Resource("h") as h):
    print(g.name + h.name)
