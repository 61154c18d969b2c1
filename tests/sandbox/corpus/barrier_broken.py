import asyncio


async def wait(barrier, name):
    try:
        await barrier.wait()
    except asyncio.BrokenBarrierError as error:
        print(name, type(error).__name__, error)


async def main():
    barrier = asyncio.Barrier(2)
    task = asyncio.create_task(wait(barrier, "a"))
    await asyncio.sleep(0)
    await barrier.abort()
    await task
    await wait(barrier, "b")


asyncio.run(main())
