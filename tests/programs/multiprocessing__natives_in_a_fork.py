import multiprocessing as mp
class A:
    def __init__(self): self.x = 1
    def __repr__(self): return f"<A {self.x}>"
def f():
    a = A()
    print("method", a.__repr__())
    try: print(repr(a))
    except Exception as e: print("repr", e)
    try: print("{}".format(a))
    except Exception as e: print("format", e)
    try: print(f"{a}")
    except Exception as e: print("fstring", e)
    try: print(sorted([3, 1], key=lambda x: -x))
    except Exception as e: print("sorted", e)
if __name__ == "__main__":
    p = mp.Process(target=f); p.start(); p.join()
