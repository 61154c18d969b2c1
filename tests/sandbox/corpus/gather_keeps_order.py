import asyncio


async def fetch(name, delay):
    await asyncio.sleep(delay)
    print("got", name)
    return name.upper()


async def main():
    print(await asyncio.gather(fetch("a", 0.15), fetch("b", 0.05), fetch("c", 0.1)))


asyncio.run(main())
