from collections import deque


def task(name, count):
    for n in range(count):
        print(name, n)
        yield
    return name


def run(tasks):
    ready = deque(tasks)
    while ready:
        current = ready.popleft()
        try:
            next(current)
        except StopIteration as stop:
            print("finished", stop.value)
        else:
            ready.append(current)


run([task("a", 2), task("b", 3), task("c", 1)])


def grep(word):
    print("looking for", word)
    while True:
        line = yield
        if word in line:
            print("found:", line)


search = grep("py")
next(search)
for line in ("ruby", "python", "copy"):
    search.send(line)
search.close()


def accumulate():
    total = 0
    while (value := (yield total)) is not None:
        total += value
    return total


def gather(results):
    while True:
        results.append((yield from accumulate()))


results = []
g = gather(results)
next(g)
for value in (1, 2, None, 5, None):
    g.send(value)
print(results)
