import asyncio
import time


async def answer():
    await asyncio.sleep(0.01)
    return 42


def from_thread(loop):
    time.sleep(0.05)
    loop.call_soon_threadsafe(print, "called from a thread")


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(from_thread, loop)
    await asyncio.sleep(0)
    print(await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(answer(), loop)))


asyncio.run(main())
