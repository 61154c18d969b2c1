import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    s = asyncio.BoundedSemaphore(1)
    try:
        s.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    c = asyncio.Condition()
    try:
        await c.wait()
    except RuntimeError as e:
        print(e)
    q = asyncio.Queue()
    try:
        q.task_done()
    except ValueError as e:
        print(e)


asyncio.run(main())
