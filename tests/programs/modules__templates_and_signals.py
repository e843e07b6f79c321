"""Texts with names to fill in, and signals that a program sends to itself."""
import os
import signal
import string
import threading
import time

order = string.Template("$guest orders ${dish}s for $$$price, $guest")
print(order.substitute(guest="Ann", dish="soup", price=5), order.substitute({"guest": "Bo"}, dish="tea", price=2))
print(order.safe_substitute(guest="Cy"), order.template, order.get_identifiers(), order.is_valid())
for text in ("$guest and $other", "10$ only", "line\nand $ 5", "${open", "$1st"):
    template = string.Template(text)
    try:
        print(template.substitute(guest="Ann"))
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error, template.is_valid(), repr(template.safe_substitute(guest="Ann")))


class Percent(string.Template):
    delimiter = "%"


print(Percent("%name pays 100%% in $").substitute(name="Di"))
print(string.capwords("two  words here"), string.ascii_letters[:3], string.digits, string.punctuation[:5])

print(signal.SIGINT == 2, repr(signal.SIGTERM), signal.Signals(2).name, signal.strsignal(2), signal.strsignal(15))
print(repr(signal.getsignal(signal.SIGUSR1)), signal.getsignal(signal.SIGINT) is signal.default_int_handler)


def handler(number, frame):
    print("got", signal.Signals(number).name)


print(repr(signal.signal(signal.SIGUSR1, handler)), signal.getsignal(signal.SIGUSR1) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGUSR1)
ticks = []
signal.signal(signal.SIGALRM, lambda number, frame: ticks.append(number))
signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
while len(ticks) < 3:
    time.sleep(0.01)
signal.setitimer(signal.ITIMER_REAL, 0)
print(ticks, signal.getitimer(signal.ITIMER_REAL), signal.alarm(7), signal.alarm(0))


def elsewhere():
    try:
        signal.signal(signal.SIGINT, handler)
    except ValueError as error:
        print(error)


thread = threading.Thread(target=elsewhere)
thread.start()
thread.join()
for number, action in ((signal.SIGKILL, handler), (signal.SIGTERM, 5.5)):
    try:
        signal.signal(number, action)
    except (OSError, TypeError) as error:
        print(type(error).__name__, error)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("interrupted")
