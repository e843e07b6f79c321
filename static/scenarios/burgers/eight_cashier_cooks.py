import time
from concurrent.futures import ThreadPoolExecutor

PARTIES = 8
CASHIERS = 8
GRILL_SECONDS = 0.2  # for one order
TALK_SECONDS = 0.15


def get_burgers(number):
    time.sleep(GRILL_SECONDS)  # our cashier is at the grill, and we stand at the counter
    return ["burger"] * number


def talk():
    time.sleep(TALK_SECONDS)  # all there is to tell each other


def visit(table):
    burgers = get_burgers(2)
    talk()
    return f"table {table}: {len(burgers)} burgers and a good talk"


def main():
    with ThreadPoolExecutor(max_workers=CASHIERS, thread_name_prefix="cashier") as shop:
        for done in shop.map(visit, range(1, PARTIES + 1)):
            print(done)


main()
