import asyncio


async def numbers():
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        await asyncio.sleep(0)
        print("cleaned up")


async def main():
    generator = numbers()
    print(await anext(generator), await anext(generator))
    print("main ends")
    main.kept = generator


asyncio.run(main())
