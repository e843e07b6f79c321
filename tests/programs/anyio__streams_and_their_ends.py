import anyio


async def produce(send, name):
    async with send:
        for n in range(3):
            await send.send(f"{name}{n}")


async def consume(receive, got):
    async with receive:
        async for item in receive:
            got.append(item)
            print("got", item)


async def main():
    send, receive = anyio.create_memory_object_stream[str](1)
    got = []
    async with anyio.create_task_group() as group:
        group.start_soon(consume, receive.clone(), got)
        async with receive:
            pass
        async with send:
            group.start_soon(produce, send.clone(), "a")
            group.start_soon(produce, send.clone(), "b")
    print(sorted(got))
    try:
        send.send_nowait("late")
    except anyio.ClosedResourceError as error:
        print("closed", type(error).__name__)
    one, other = anyio.create_memory_object_stream(2)
    other.close()
    try:
        one.send_nowait(1)
    except anyio.BrokenResourceError:
        print("broken")


anyio.run(main)
