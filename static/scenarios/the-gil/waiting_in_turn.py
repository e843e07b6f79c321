import time

WAIT_SECONDS = 0.1


def job(number):
    time.sleep(WAIT_SECONDS)  # lets go of the GIL
    return 10 * number


def main():
    for number in range(4):
        print(job(number))


main()
