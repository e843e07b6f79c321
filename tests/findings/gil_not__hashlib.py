import hashlib
from concurrent.futures import ThreadPoolExecutor


def digest(data):
    return hashlib.sha256(data).hexdigest()


data = b"x" * 20_000_000
with ThreadPoolExecutor(max_workers=4) as pool:
    print(set(pool.map(digest, [data] * 4)))
