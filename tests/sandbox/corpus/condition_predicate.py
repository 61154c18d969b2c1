import asyncio

stock = 0


async def buyer(name, wanted, condition):
    global stock
    async with condition:
        await condition.wait_for(lambda: stock >= wanted)
        stock -= wanted
        print(name, "takes", wanted, "leaves", stock)


async def main():
    global stock
    condition = asyncio.Condition()
    buyers = [
        asyncio.create_task(buyer(name, wanted, condition))
        for name, wanted in (("greedy", 3), ("modest", 1), ("fair", 2))
    ]
    for delivered in (1, 2, 3):
        await asyncio.sleep(0.01)
        async with condition:
            stock += delivered
            print("delivered", delivered)
            condition.notify_all()
    await asyncio.gather(*buyers)


asyncio.run(main())
