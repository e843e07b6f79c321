import time

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


def cook(dish):
    chop_onions()
    mind_pot()
    return f"{dish} is ready"


def main():
    for dish in DISHES:
        print(cook(dish))


main()
