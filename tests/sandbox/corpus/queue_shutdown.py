import asyncio


async def consumer(queue):
    try:
        while True:
            print("got", await queue.get())
            queue.task_done()
    except asyncio.QueueShutDown:
        print("consumer sees shutdown")


async def main():
    queue = asyncio.Queue()
    task = asyncio.create_task(consumer(queue))
    for n in range(2):
        await queue.put(n)
    await asyncio.sleep(0.01)
    queue.shutdown()
    await task
    try:
        await queue.put(9)
    except asyncio.QueueShutDown:
        print("put refused")


asyncio.run(main())
