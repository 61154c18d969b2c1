import asyncio


async def add(numbers, number):
    numbers.append(number)
    return asyncio.get_running_loop()


numbers = []
with asyncio.Runner() as runner:
    first = runner.run(add(numbers, 1))
    second = runner.run(add(numbers, 2))
    print(numbers, first is second, runner.get_loop() is first)
print(first.is_closed())
