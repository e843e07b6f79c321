import asyncio, threading, time
async def main():
    loop = asyncio.get_running_loop()
    # callbacks with context, misc API
    loop.call_soon(print, "soon")
    h = loop.call_later(0.01, print, "later")
    print(h.cancelled(), round(h.when() - loop.time(), 2))
    await asyncio.sleep(0.02)
    fut = loop.create_future()
    loop.call_soon(fut.set_result, 5)
    print(await fut, fut.done(), fut.result(), fut.exception())
    t = asyncio.create_task(asyncio.sleep(0.01, "x"), name="n")
    print(t.get_name(), t.done(), asyncio.isfuture(t), asyncio.iscoroutine(t), asyncio.iscoroutinefunction(main))
    print(await t)
    print(await asyncio.wait_for(asyncio.shield(asyncio.sleep(0.01, 1)), 1))
    try:
        async with asyncio.timeout(0.01) as tm:
            print(tm.when() is not None, tm.expired())
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("timeout", repr(e), tm.expired())
    async with asyncio.timeout(None) as tm:
        tm.reschedule(loop.time() + 1)
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            await asyncio.sleep(1)
    except asyncio.TimeoutError: print("timeout_at")
    d, p = await asyncio.wait([asyncio.create_task(asyncio.sleep(x, x)) for x in (0.01, 0.2)], timeout=0.05)
    print(len(d), len(p), d.pop().result())
    for x in p: x.cancel()
    for c in asyncio.as_completed([asyncio.sleep(x, x) for x in (0.03, 0.01, 0.02)]):
        print(await c)
    q = asyncio.Queue(maxsize=1)
    await q.put(1)
    try: q.put_nowait(2)
    except asyncio.QueueFull as e: print("full", repr(e))
    print(q.full(), q.empty(), q.qsize(), q.get_nowait())
    q.task_done()
    try: q.task_done()
    except ValueError as e: print(e)
    await q.join()
    r = await loop.run_in_executor(None, lambda: threading.current_thread().name)
    print(r)
    print(await asyncio.to_thread(lambda a, b=1: a + b, 1, b=3))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.sleep(1))
            async def bad(): raise ValueError("bad")
            tg.create_task(bad())
    except* ValueError as eg:
        print(eg.exceptions)
    loop.set_exception_handler(lambda l, c: print("handler", sorted(c), repr(c.get("exception"))))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    def cb(f): print("cb", f.result())
    f = loop.create_future(); f.add_done_callback(cb); f.set_result(1)
    await asyncio.sleep(0)
    print(f.remove_done_callback(cb))
    try: f.set_result(2)
    except asyncio.InvalidStateError as e: print(e)
    g = loop.create_future()
    try: g.result()
    except asyncio.InvalidStateError as e: print(e)
    g.cancel("why")
    try: await g
    except asyncio.CancelledError as e: print(e.args)
    task = asyncio.current_task()
    cond = asyncio.Condition()
    async def waiter(n):
        async with cond:
            await cond.wait()
            print("woke", n)
    ws = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with cond: cond.notify(2)
    await asyncio.sleep(0.01)
    async with cond: cond.notify_all()
    await asyncio.gather(*ws)
    b = asyncio.Barrier(2)
    async def bar(n):
        async with b as pos: print("bar", n, pos)
    await asyncio.gather(bar(1), bar(2))
    ev = asyncio.Event(); loop.call_later(0.01, ev.set); print(await ev.wait(), ev.is_set())
    print(asyncio.all_tasks() == {task})
    fut2 = asyncio.run_coroutine_threadsafe(asyncio.sleep(0, 7), loop)
    print(await asyncio.wrap_future(fut2))
    agen = (i async for i in aiter_(3)); print([x async for x in agen])
    print(await anext(aiter_(2)), await anext(aiter_(0), "dflt"))
async def aiter_(n):
    for i in range(n):
        yield i
asyncio.run(main(), debug=False)
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, 3)), r.get_loop().is_running())
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
try:
    print(loop.run_until_complete(asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))))
    loop.call_later(0.01, loop.stop); loop.run_forever()
    loop.run_until_complete(loop.shutdown_asyncgens())
finally:
    loop.close()
print(loop.is_closed())
c = asyncio.sleep(0)
try: loop.run_until_complete(c)
except RuntimeError as e: print(e)
c.close()
try: asyncio.run(3)
except ValueError as e: print(e)
async def outer():
    c = inner()
    try: asyncio.run(c)
    except RuntimeError as e: print(e)
    c.close()
async def inner(): pass
asyncio.run(outer())
