import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    return name


async def main():
    tasks = {asyncio.create_task(job(n, d), name=n) for n, d in [("slow", 0.2), ("quick", 0.05)]}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], [t.get_name() for t in pending])
    done, pending = await asyncio.wait(pending)
    print([t.result() for t in done], len(pending))


asyncio.run(main())
