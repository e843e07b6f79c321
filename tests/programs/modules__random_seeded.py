import random

random.seed(42)
print([random.randint(1, 100) for _ in range(8)])
print(random.random(), random.uniform(1, 10))
print(random.choice(["a", "b", "c"]), random.sample(range(20), 4), random.choices("xyz", k=5))
items = list(range(8))
random.shuffle(items)
print(items, random.randrange(0, 100, 5), random.getrandbits(16))
print(round(random.gauss(0, 1), 6), round(random.expovariate(2), 6), round(random.triangular(), 6))
own = random.Random("seed")
print(own.random(), own.randint(0, 9))
random.seed("text")
print(random.random())
