import asyncio

DELAY_SECONDS = 0.05


async def wait_for_mail(name, mail):
    print(f"{name} waits")
    letter = await mail  # out of the queue, until there is a letter
    print(f"{name} reads: {letter}")


async def main():
    loop = asyncio.get_running_loop()
    mail = loop.create_future()
    readers = []
    for name in ("Ann", "Bob"):
        readers.append(asyncio.create_task(wait_for_mail(name, mail), name=name))
    await asyncio.sleep(DELAY_SECONDS)  # the loop has nothing ready, and sleeps
    mail.set_result("see you at noon")
    print("delivered, and nobody has read it yet")
    await asyncio.gather(*readers)


asyncio.run(main())
