count = 3
name = "Ada"
if count > 5:
    print("many")
elif count > 2:
    print("some")
else:
    print("few")
print("yes" if name == "Ada" else "no")
print(count > 1 and name or "nobody")
print(not count, not None)
print(1 < count < 5, 1 < count < 2)
x = y = 10
x += 5
y *= 2
x, y = y, x
print(x, y)
count -= 1
count **= 2
count //= 3
print(count)
