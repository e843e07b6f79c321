import threading

done = []


def count(name, limit):
    total = 0
    for n in range(limit):
        total += n
    done.append((name, total))


threads = [threading.Thread(target=count, args=(name, 20_000)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(done))
