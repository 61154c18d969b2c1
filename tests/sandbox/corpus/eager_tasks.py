import asyncio


async def quick(n):
    print("quick", n)
    return n


async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(0.01)
    print("slow ends", n)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    one = asyncio.create_task(quick(1))
    print("created", one.done())
    two = asyncio.create_task(slow(2))
    print("created", two.done())
    await two


asyncio.run(main())
