import asyncio

balance = 0


async def deposit(amount):
    global balance
    seen = balance
    await asyncio.sleep(0)
    balance = seen + amount


async def main():
    await asyncio.gather(*(deposit(10) for _ in range(5)))
    print(balance)


asyncio.run(main())
