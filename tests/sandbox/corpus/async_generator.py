import asyncio


async def ticks(n):
    try:
        for i in range(n):
            got = yield i
            print("sent", got)
            await asyncio.sleep(0.01)
    finally:
        print("generator closed")


async def main():
    generator = ticks(5)
    print(await generator.asend(None))
    print(await generator.asend("hello"))
    try:
        await generator.athrow(ValueError("thrown"))
    except ValueError as error:
        print(error)
    async for i in ticks(3):
        if i == 1:
            break
    print("left the loop")


asyncio.run(main())
