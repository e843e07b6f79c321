import time
from concurrent.futures import ThreadPoolExecutor


def download(page):
    time.sleep(0.05)
    return page


with ThreadPoolExecutor(max_workers=2) as pool:
    for page in range(6):
        print(pool.submit(download, page).result())
