import queue

stack = queue.LifoQueue()
for n in range(3):
    stack.put(n)
print([stack.get() for _ in range(3)])
ordered = queue.PriorityQueue()
for item in [(2, "b"), (3, "c"), (1, "a")]:
    ordered.put(item)
print([ordered.get() for _ in range(ordered.qsize())])
simple = queue.Queue(2)
simple.put_nowait("x")
print(simple.full(), simple.empty(), simple.get_nowait(), simple.maxsize)
try:
    simple.task_done()
    simple.task_done()
except ValueError as error:
    print(error)
