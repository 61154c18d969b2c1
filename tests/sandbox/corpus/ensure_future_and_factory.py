import asyncio


async def child():
    print("child")
    return 1


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 2


async def main():
    task = asyncio.ensure_future(child())
    print(asyncio.ensure_future(task) is task, type(asyncio.ensure_future(Awaitable())).__name__)
    future = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(future) is future)
    future.set_result(3)
    print(await task, await future)
    try:
        asyncio.ensure_future(5)
    except TypeError as error:
        print(type(error).__name__)


loops = []


def factory():
    loops.append(asyncio.new_event_loop())
    return loops[-1]


asyncio.run(main(), loop_factory=factory)
print(len(loops), loops[0].is_closed())
