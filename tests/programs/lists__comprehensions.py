print([n * n for n in range(6)])
print([n for n in range(20) if n % 3 == 0 if n % 2])
print([(x, y) for x in range(3) for y in "ab" if x])
print({word: len(word) for word in ["one", "three", "five"]})
print(sorted({n % 4 for n in range(10)}))
print([[row * col for col in range(1, 4)] for row in range(1, 4)])
n = "outer"
print([n for n in range(3)], n)
print(sum(n * n for n in range(5)), max(len(w) for w in ["a", "bcd"]))
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(column) for column in zip(*matrix)])
print([total := total + n for n in [1, 2, 3]] if (total := 0) == 0 else None, total)
