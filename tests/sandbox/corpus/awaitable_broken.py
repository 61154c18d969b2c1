import asyncio


class Bad:
    def __await__(self):
        yield 5


class Worse:
    def __await__(self):
        return 7


async def main():
    for c in (Bad, Worse):
        try:
            await c()
        except (RuntimeError, TypeError) as e:
            print(type(e).__name__, e)


asyncio.run(main())
