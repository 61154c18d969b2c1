import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    jobs = [job("c", 0.15), job("a", 0.05), job("b", 0.1)]
    for earliest in asyncio.as_completed(jobs):
        print(await earliest)


asyncio.run(main())
