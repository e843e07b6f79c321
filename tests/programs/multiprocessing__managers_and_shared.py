import multiprocessing as mp
from multiprocessing.managers import BaseManager

class Counter:
    def __init__(self, start=0): self.n = start
    def inc(self, by=1): self.n += by; return self.n
    def value(self): return self.n
class MyManager(BaseManager): pass
MyManager.register("Counter", Counter)
def work(c, n):
    for _ in range(n): c.inc()
def f(x): return x * x
def arr(a, v):
    for i in range(len(a)): a[i] = -a[i]
    v.value = 3.25
if __name__ == "__main__":
    with MyManager() as m:
        c = m.Counter(5)
        ps = [mp.Process(target=work, args=(c, 3)) for _ in range(2)]
        for p in ps: p.start()
        for p in ps: p.join()
        print(c.value())
    ctx = mp.get_context("spawn")
    q = ctx.Queue(); q.put(3); print(q.get(), ctx.get_start_method())
    with ctx.Pool(2) as p: print(p.map(f, range(5)), list(p.imap(f, range(3), chunksize=2)), p.starmap(pow, [(2, 3), (3, 2)]))
    a = mp.Array('i', range(4)); v = mp.Value('d', 0.0)
    p = mp.Process(target=arr, args=(a, v)); p.start(); p.join()
    print(a[:], v.value, list(a), len(a))
    s = mp.Array('c', b'hello'); print(s.value, s.raw, s[1])
    b = mp.Value('b', 127); b.value += 1; print(b.value)
    
    with mp.Manager() as m:
        d = m.dict(); l = m.list([1,2]); n = m.Namespace(x=1)
        d['a'] = 1; d.update(b=2); l.append(3); print(d, l, n, dict(d), list(l), len(d), 'a' in d, l[0], l[-1], sorted(d.keys()))
        v = m.Value('i', 5); v.value += 1; print(v.value, v)
    try: mp.Value('i', 1.5)
    except TypeError as e: print(e)
    bs = mp.BoundedSemaphore(1)
    try: bs.release()
    except ValueError as e: print(e)
