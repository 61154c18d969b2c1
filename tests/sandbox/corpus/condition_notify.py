import asyncio


async def consumer(name, condition, box):
    async with condition:
        await condition.wait_for(lambda: box)
        print(name, "takes", box.pop())


async def main():
    condition, box = asyncio.Condition(), []
    tasks = [asyncio.create_task(consumer(n, condition, box)) for n in "ab"]
    await asyncio.sleep(0)
    for item in (1, 2):
        async with condition:
            box.append(item)
            condition.notify()
        await asyncio.sleep(0.01)
    await asyncio.gather(*tasks)


asyncio.run(main())
