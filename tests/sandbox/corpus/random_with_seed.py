import asyncio
import random

random.seed(7)


async def roll(name):
    await asyncio.sleep(random.random() / 20)
    return name, random.randint(1, 6)


async def main():
    print(await asyncio.gather(roll("a"), roll("b")))
    print(random.choice("xyz"), random.sample(range(10), 3), random.Random(1).random())


asyncio.run(main())
