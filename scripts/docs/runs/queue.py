import asyncio

async def produce(queue):
    for number in range(4):
        await queue.put(number)
        print("put", number)
    await queue.put(None)

async def consume(queue):
    total = 0
    while (number := await queue.get()) is not None:
        await asyncio.sleep(1)
        total += number
    print("total", total)

async def main():
    queue = asyncio.Queue(maxsize=2)
    await asyncio.gather(produce(queue), consume(queue))

asyncio.run(main())
