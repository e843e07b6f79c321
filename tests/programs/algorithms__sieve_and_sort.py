def sieve(limit):
    prime = [True] * (limit + 1)
    prime[0:2] = [False, False]
    for n in range(2, int(limit**0.5) + 1):
        if prime[n]:
            prime[n * n :: n] = [False] * len(prime[n * n :: n])
    return [n for n, is_prime in enumerate(prime) if is_prime]


def quicksort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quicksort([i for i in rest if i < pivot]) + [pivot] + quicksort([i for i in rest if i >= pivot])


def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(sieve(60), len(sieve(5000)))
numbers = [(n * 7919) % 101 for n in range(30)]
print(quicksort(numbers) == bubble(numbers) == sorted(numbers), quicksort(numbers)[:5])
print(max(range(1, 300), key=collatz), collatz(27))
