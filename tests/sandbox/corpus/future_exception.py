import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(RuntimeError("no luck"))
    print(future)
    try:
        await future
    except RuntimeError as error:
        print(error)
    other = asyncio.Future()
    other.cancel("why")
    try:
        await other
    except asyncio.CancelledError as error:
        print(repr(error), other.cancelled())
    try:
        asyncio.Future().set_exception(StopIteration())
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__)


asyncio.run(main())
