import asyncio

running = 0


async def visit(n, gate):
    global running
    async with gate:
        running += 1
        print(n, "in, running", running)
        await asyncio.sleep(0.03)
        running -= 1


async def main():
    gate = asyncio.Semaphore(2)
    await asyncio.gather(*(visit(n, gate) for n in range(5)))
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)


asyncio.run(main())
