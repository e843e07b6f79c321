from concurrent.futures import ProcessPoolExecutor

counter = 0
words = []


def bump(word):
    global counter
    counter += 1
    words.append(word)
    return counter, words


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(bump, "a").result())
        print(pool.submit(bump, "b").result())
    print(counter, words)
