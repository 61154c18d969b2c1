import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    names = {asyncio.create_task(job(n, d)): n for n, d in [("x", 0.1), ("y", 0.03)]}
    async for task in asyncio.as_completed(names):
        print(names[task], task.result())


asyncio.run(main())
