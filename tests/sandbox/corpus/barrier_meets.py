import asyncio


async def runner(n, barrier):
    await asyncio.sleep(n / 50)
    print(n, "arrives")
    position = await barrier.wait()
    print(n, "goes on", position)


async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(runner(n, barrier) for n in (2, 0, 1)))
    print(barrier.broken, barrier.n_waiting, barrier.parties)


asyncio.run(main())
