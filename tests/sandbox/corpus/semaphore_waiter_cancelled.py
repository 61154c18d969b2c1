import asyncio


async def worker(name, sem):
    try:
        async with sem:
            print(name, "in")
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print(name, "gave up")
        raise
    print(name, "out")


async def main():
    sem = asyncio.Semaphore(1)
    ts = [asyncio.create_task(worker(n, sem)) for n in "abcd"]
    await asyncio.sleep(0.005)
    ts[1].cancel()
    r = await asyncio.gather(*ts, return_exceptions=True)
    print([type(x).__name__ for x in r], sem.locked(), sem._value)


asyncio.run(main())
