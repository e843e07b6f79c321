# Scopes cancel again and again, shields hold, groups nest, values come from `start`.
import anyio
from anyio import CancelScope, create_task_group, fail_after, move_on_after, sleep


async def stubborn(name):
    for turn in range(3):
        try:
            await sleep(10)
        except anyio.get_cancelled_exc_class():
            print(name, "cancelled", turn)
            if turn == 2:
                raise


async def shielded():
    try:
        await sleep(10)
    finally:
        with CancelScope(shield=True):
            await sleep(0.1)
            print("cleaned up")


async def service(port, *, task_status=anyio.TASK_STATUS_IGNORED):
    task_status.started(port + 1)
    await sleep(0.2)
    print("service over")


async def failing(delay, text):
    await sleep(delay)
    raise ValueError(text)


async def main():
    async with create_task_group() as group:
        group.start_soon(stubborn, "a")
        await sleep(0)
        group.cancel_scope.cancel()
    print("one", group.cancel_scope.cancelled_caught)
    with move_on_after(0.05) as scope:
        await shielded()
    print("two", scope.cancelled_caught, scope.cancel_called)
    try:
        with fail_after(0.01):
            with CancelScope() as inner:
                await sleep(1)
    except TimeoutError as error:
        print("three", repr(error), inner.cancelled_caught)
    async with create_task_group() as group:
        print("four", await group.start(service, 80))
    try:
        async with create_task_group() as outer:
            outer.start_soon(failing, 0.01, "first")
            async with create_task_group() as inner:
                inner.start_soon(failing, 0.01, "second")
                inner.start_soon(sleep, 1)
    except* ValueError as group:
        print("five", sorted(str(error) for error in leaves(group)))
    async with create_task_group() as group:
        handle = group.start_soon(sleep, 5)
        with move_on_after(0.01):
            await handle
        handle.cancel()
        await handle.wait()
        print("six", handle.status.name)
    lock, limiter = anyio.Lock(), anyio.CapacityLimiter(2)
    async with lock, limiter:
        print("seven", lock.locked(), limiter.borrowed_tokens, limiter.available_tokens)
        try:
            lock.acquire_nowait()
        except RuntimeError as error:
            print(error)
    send, receive = anyio.create_memory_object_stream[int](1)
    async with create_task_group() as group:
        group.start_soon(produce, send)
        async with receive:
            async for item in receive:
                print("got", item)
    with CancelScope() as scope:
        scope.cancel()
        print("before")
        await anyio.lowlevel.checkpoint()
        print("never")
    print("end", scope.cancelled_caught, anyio.current_effective_deadline())


def leaves(group):
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from leaves(error)
        else:
            yield error


async def produce(send):
    async with send:
        for item in range(4):
            await send.send(item)
            print("sent", item)


anyio.run(main)
