def say(name, value=None):
    print(name, end=" ")
    return value


print(say("a", 1) + say("b", 2) * say("c", 3))
d = {say("key", "k"): say("value", 1)}
say("list", [0, 0])[say("index", 0)] = say("right", 5)
print()
print(say("x", 0) and say("never"), say("y", 1) or say("never"))
print(say("then", 1) if say("cond", True) else say("else"))
print(say("f", max)(say("arg1", 1), say("arg2", 2)))
print(say("l", 1) < say("m", 0) < say("never", 2))
a, b = say("first", 1), say("second", 2)
i = 0
items = [10, 20]
i, items[i] = 1, 99
print(i, items)
print(f"{say('one', 1)} {say('two', 2)}")
print([say(str(n), n) for n in (1, 2)], *map(str, [say("star")]))
