# never-awaited
async def greet():
    print("hello")


greet()
