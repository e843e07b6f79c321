def work(turns):
    marks = [True] * turns
    for number in range(2, int(turns**0.5) + 1):
        if marks[number]:
            for multiple in range(number * number, turns, number):
                marks[multiple] = False
    return [number for number in range(2, turns) if marks[number]]
