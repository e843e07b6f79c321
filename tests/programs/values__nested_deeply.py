"""Values nested more deeply than any stack is deep: made, and let go of."""

DEPTH = 200_000


class Node:
    def __init__(self, next):
        self.next = next


deep = []
for _ in range(DEPTH):
    deep = [deep]
print("a list")
deep = None
for _ in range(DEPTH):
    deep = (deep, 1)
print("a tuple")
deep = None
for _ in range(DEPTH):
    deep = {"next": deep}
print("a dict")
deep = None
for _ in range(DEPTH):
    deep = Node(deep)
print("objects")
deep = None
for number in range(DEPTH):
    deep = [Node({"both": (deep, deep)})]
print("all of them")
deep = None
print("over")
