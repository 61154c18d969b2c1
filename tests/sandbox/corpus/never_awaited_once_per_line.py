import warnings, asyncio


async def w():
    pass


def f():
    for _ in range(3):
        w()


f()
f()
print("x")
