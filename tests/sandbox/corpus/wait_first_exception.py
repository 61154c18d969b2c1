import asyncio


async def job(delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error


async def main():
    tasks = [asyncio.create_task(job(*a)) for a in [(0.01,), (0.05, KeyError("k")), (0.2,)]]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    print(sorted(repr(t.exception()) for t in done))
    for task in pending:
        task.cancel()


asyncio.run(main())
