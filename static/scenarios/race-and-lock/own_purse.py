import threading

CASHIERS = 4
SALES = 40_000
COINS = 20

till = {"euros": 0}
key = threading.Lock()


def count_in(euros):
    for _ in range(COINS):
        euros += 1
    return euros


def sell():
    purse = 0  # a variable that no other thread knows
    for _ in range(SALES):
        purse = count_in(purse)
    with key:  # once for each cashier
        till["euros"] += purse


cashiers = [threading.Thread(target=sell, name=f"cashier {n}") for n in range(1, CASHIERS + 1)]
for cashier in cashiers:
    cashier.start()
for cashier in cashiers:
    cashier.join()
lost = CASHIERS * SALES * COINS - till["euros"]
print("all there" if lost == 0 else f"{lost} euros are lost")
