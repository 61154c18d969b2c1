async def inner():
    return 7


async def outer():
    return await inner() + 1


coroutine = outer()
print(coroutine.__name__, coroutine.cr_await)
try:
    coroutine.send(None)
except StopIteration as stop:
    print("value", stop.value)
try:
    coroutine.send(None)
except RuntimeError as error:
    print(error)
