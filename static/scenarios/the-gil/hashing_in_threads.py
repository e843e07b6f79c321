import hashlib
from concurrent.futures import ThreadPoolExecutor

ITERATIONS = 250_000


def job(number):
    password = f"secret-{number}".encode()
    key = hashlib.pbkdf2_hmac("sha256", password, b"salt", ITERATIONS)  # lets go of the GIL
    return key.hex()[:8]


def main():
    with ThreadPoolExecutor(max_workers=4) as pool:
        for result in pool.map(job, range(4)):
            print(result)


main()
