import hashlib

ITERATIONS = 250_000


def job(number):
    password = f"secret-{number}".encode()
    key = hashlib.pbkdf2_hmac("sha256", password, b"salt", ITERATIONS)  # lets go of the GIL
    return key.hex()[:8]


def main():
    for number in range(4):
        print(job(number))


main()
