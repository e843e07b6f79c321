def averager():
    total, count, average = 0, 0, None
    try:
        while True:
            try:
                value = yield average
            except ValueError as error:
                print("told:", error)
                continue
            total += value
            count += 1
            average = total / count
    finally:
        print("closed after", count)


average = averager()
next(average)
print(average.send(10), average.send(20))
print(average.throw(ValueError("skip")))
average.close()
try:
    average.send(1)
except StopIteration:
    print("no more")


def returns():
    yield 1
    return "result"


generator = returns()
next(generator)
try:
    next(generator)
except StopIteration as stop:
    print(stop.value)
