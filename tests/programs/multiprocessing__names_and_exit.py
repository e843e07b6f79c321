import multiprocessing
import sys
import time


def report():
    print(multiprocessing.current_process().name, flush=True)


def leave(code):
    sys.exit(code)


def fail():
    raise SystemExit(1)


if __name__ == "__main__":
    print(multiprocessing.current_process().name)
    for process in (multiprocessing.Process(target=report), multiprocessing.Process(target=report, name="named")):
        process.start()
        process.join()
    for target, args in ((leave, (3,)), (leave, (0,)), (fail, ())):
        process = multiprocessing.Process(target=target, args=args)
        process.start()
        process.join()
        print(process.exitcode)
    slow = multiprocessing.Process(target=time.sleep, args=(10,), daemon=True)
    slow.start()
    slow.terminate()
    slow.join()
    print(slow.exitcode, slow.daemon)
