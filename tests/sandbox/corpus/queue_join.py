import asyncio


async def worker(name, queue):
    while True:
        n = await queue.get()
        await asyncio.sleep(n / 50)
        print(name, "did", n)
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    for n in (3, 1, 2):
        queue.put_nowait(n)
    workers = [asyncio.create_task(worker(w, queue)) for w in "AB"]
    await queue.join()
    print("all done", queue.empty())
    for w in workers:
        w.cancel()
    print([r is None or type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])


asyncio.run(main())
