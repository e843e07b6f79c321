def is_prime(number):
    if number < 2:
        return False
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True


def work(turns):
    return sum(is_prime(number) for number in range(100_000, 100_000 + turns // 20))
