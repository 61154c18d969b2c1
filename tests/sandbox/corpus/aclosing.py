import asyncio
from contextlib import aclosing


async def lines():
    try:
        for word in ("one", "two", "three"):
            yield word
    finally:
        print("closed")


async def main():
    async with aclosing(lines()) as source:
        async for word in source:
            print(word)
            if word == "two":
                break
    print("after")


asyncio.run(main())
