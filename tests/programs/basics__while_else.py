number = 0
while number < 3:
    print("turn", number)
    number += 1
else:
    print("went through")

number = 0
while True:
    number += 1
    if number % 2:
        continue
    if number > 6:
        break
    print("even", number)
else:
    print("never said")
print("end", number)
