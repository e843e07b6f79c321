class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        self.now = self.start
        return self

    def __next__(self):
        if self.now <= 0:
            raise StopIteration
        self.now -= 1
        return self.now + 1


print(list(Countdown(3)))
for n in Countdown(2):
    print(n)
print(sum(Countdown(4)), 2 in Countdown(3), max(Countdown(5)), tuple(Countdown(0)))
a, b = Countdown(2)
print(a, b, [*Countdown(3)])
print(sorted(Countdown(3)), list(zip(Countdown(3), "xy")), list(map(str, Countdown(2))))
