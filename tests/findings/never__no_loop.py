async def greet():
    print("hello")


greet()
greet()
