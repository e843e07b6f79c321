import threading
import time


class Worker(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"worker-{number}")
        self.number = number
        self.result = None

    def run(self):
        time.sleep(0.01 * self.number)
        self.result = self.number**2
        print(self.name, "ran")


class OldStyle(threading.Thread):
    def __init__(self, text):
        threading.Thread.__init__(self)
        self.text = text

    def run(self):
        print(self.text)


workers = [Worker(n) for n in (3, 1, 2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([worker.result for worker in workers])
old = OldStyle("old style")
old.start()
old.join()
try:
    old.start()
except RuntimeError as error:
    print(error)
