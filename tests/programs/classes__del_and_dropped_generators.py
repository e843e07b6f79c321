class R:
    def __init__(self, n): self.n = n; print("make", n)
    def __del__(self): print("del", self.n)
def g(n):
    try:
        print("enter", n)
        yield 1
        yield 2
    finally:
        print("cleanup", n)
a = R(1)
a = None
print("after 1")
b = R(2); c = b
del b
print("still")
del c
print("gone")
def f():
    r = R(3)
    print("in f")
f()
print("after f")
for x in g("loop"):
    print(x)
    break
print("after loop")
it = g("it"); next(it); del it
print("after it")
next(g("temp"))
print("after temp")
l = [R(4), R(5)]
l.pop()
print("popped")
l.clear()
print("cleared")
print("end")
z = R(6)
d = {"k": R(7)}
print("out")
