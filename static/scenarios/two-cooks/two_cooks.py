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
    cooks = [Process(target=cook, name=f"cook of the {dish}") for dish in DISHES]
    for process in cooks:
        process.start()
    for dish, process in zip(DISHES, cooks):
        process.join()
        print(f"{dish} is ready")


if __name__ == "__main__":
    main()
