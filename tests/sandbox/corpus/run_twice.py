import asyncio


async def step(name):
    print(name, "starts")
    await asyncio.sleep(0.02)
    print(name, "ends")


asyncio.run(step("first"))
asyncio.run(step("second"))
