import asyncio

DELAY_SECONDS = 0.05


def greet(loop):
    print("  hello")
    loop.call_soon(ask, "how are you?")  # to the end of the queue


def ask(question):
    print(f"  {question}")


def answer():
    print("  fine")


def leave(loop):
    print("  goodbye")
    loop.stop()


def main():
    loop = asyncio.new_event_loop()
    loop.call_later(DELAY_SECONDS, leave, loop)  # waits for its time
    loop.call_soon(greet, loop)
    loop.call_soon(answer)
    print("nothing has run yet")
    loop.run_forever()
    loop.close()


main()
