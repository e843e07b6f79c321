import time

PARTIES = 8
GRILL_SECONDS = 0.2  # for one order
TALK_SECONDS = 0.15


def get_burgers(number):
    time.sleep(GRILL_SECONDS)  # they sizzle, and we stand at the counter
    return ["burger"] * number


def talk():
    time.sleep(TALK_SECONDS)  # all there is to tell each other


def visit(table):
    burgers = get_burgers(2)
    talk()
    return f"table {table}: {len(burgers)} burgers and a good talk"


def main():
    for table in range(1, PARTIES + 1):
        print(visit(table))


main()
