import threading
import time

forks = [threading.Lock() for _ in range(5)]
meals = [0] * 5


def philosopher(seat):
    first, second = sorted((seat, (seat + 1) % 5))
    for _ in range(3):
        with forks[first]:
            with forks[second]:
                meals[seat] += 1
                time.sleep(0.001)


threads = [threading.Thread(target=philosopher, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(meals, any(fork.locked() for fork in forks))
