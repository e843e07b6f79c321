import threading

data = threading.local()
data.name = "main"


def work(name):
    print(hasattr(data, "name"))
    data.name = name
    print(data.name)


for name in ("a", "b"):
    thread = threading.Thread(target=work, args=(name,))
    thread.start()
    thread.join()
print(data.name)
