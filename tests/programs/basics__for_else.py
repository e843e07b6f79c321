for number in range(2, 12):
    for divisor in range(2, number):
        if number % divisor == 0:
            print(number, "=", divisor, "*", number // divisor)
            break
    else:
        print(number, "is prime")
for letter in "abc":
    print(letter, end=" ")
print()
for first, second in [(1, "one"), (2, "two")]:
    print(first, second)
print(list(range(5)), list(range(10, 0, -3)), len(range(0, 100, 7)))
