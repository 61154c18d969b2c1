import asyncio


async def agen():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print("GeneratorExit")
        raise
    finally:
        print("fin")


async def main():
    async for x in agen():
        print(x)
        break
    await asyncio.sleep(0)
    print("end main")


asyncio.run(main())
