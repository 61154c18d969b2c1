import asyncio


class Pause:
    def __init__(self, times):
        self.times = times

    def __await__(self):
        for n in range(self.times):
            print("pause", n)
            yield
        return "rested"


async def other():
    print("other")


async def main():
    task = asyncio.create_task(other())
    print(await Pause(2))
    await task
    try:
        await 5
    except TypeError as error:
        print(type(error).__name__)


asyncio.run(main())
