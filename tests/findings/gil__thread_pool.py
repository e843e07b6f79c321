from concurrent.futures import ThreadPoolExecutor


def is_prime(n):
    return all(n % d for d in range(2, int(n**0.5) + 1))


def count_primes(limit):
    return sum(1 for n in range(2, limit) if is_prime(n))


with ThreadPoolExecutor(max_workers=4) as pool:
    print(list(pool.map(count_primes, [20_000] * 4)))
