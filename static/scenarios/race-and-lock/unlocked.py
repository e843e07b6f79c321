import threading

CASHIERS = 4
SALES = 40_000
COINS = 20

till = {"euros": 0}


def count_in(euros):
    for _ in range(COINS):
        euros += 1
    return euros


def sell():
    for _ in range(SALES):
        euros = till["euros"]  # looks into the till
        euros = count_in(euros)  # another thread may come in between
        till["euros"] = euros  # writes down what may be old by now


cashiers = [threading.Thread(target=sell, name=f"cashier {n}") for n in range(1, CASHIERS + 1)]
for cashier in cashiers:
    cashier.start()
for cashier in cashiers:
    cashier.join()
lost = CASHIERS * SALES * COINS - till["euros"]
print("all there" if lost == 0 else f"{lost} euros are lost")
