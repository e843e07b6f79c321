import time
from multiprocessing import Process

DISHES = ["soup", "stew"]
ONIONS = 24
CUTS = 300_000  # for each onion
SIMMER_SECONDS = 0.3


def chop_onion():
    pieces = 1
    for _ in range(CUTS):
        pieces += 1
    return pieces


def chop_onions():
    for _ in range(ONIONS):
        chop_onion()


def mind_pot():
    for _ in range(3):
        time.sleep(SIMMER_SECONDS / 3)  # stands there until it needs stirring again


def cook():
    chop_onions()
    mind_pot()


def main():
    second_cook = Process(target=cook, name="second cook")  # makes the soup
    second_cook.start()
    cook()  # and we make the stew
    second_cook.join()
    for dish in DISHES:
        print(f"{dish} is ready")


if __name__ == "__main__":
    main()
