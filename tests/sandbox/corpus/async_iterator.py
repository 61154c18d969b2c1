import asyncio


class Countdown:
    def __init__(self, start):
        self.n = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.01)
        return self.n


async def main():
    async for n in Countdown(3):
        print(n)
    else:
        print("end")
    print([n async for n in Countdown(4) if n % 2])
    print(await anext(Countdown(2)), await anext(Countdown(0), "default"))


asyncio.run(main())
