import time


def main():
    started = time.perf_counter()
    time.sleep(0.1)
    print(f"slept {time.perf_counter() - started:.1f} s")
    print(time.time() > 1_600_000_000, time.monotonic() >= 0)


if __name__ == "__main__":
    main()
