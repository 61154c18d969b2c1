import asyncio


class Handle:
    def __del__(self):
        raise ValueError("in __del__")


async def stubborn():
    try:
        await asyncio.sleep(1)
    except GeneratorExit:
        await asyncio.sleep(0)


handle = Handle()
del handle
coroutine = stubborn()
coroutine.send(None) if False else coroutine.close()
print("still running")
