import asyncio, functools


@functools.lru_cache
def f(n):
    return n if n < 2 else f(n - 1) + f(n - 2)


def deco(fn):
    @functools.wraps(fn)
    async def wrapper(*a):
        print("call", fn.__name__, a)
        return await fn(*a)

    return wrapper


@deco
async def add(a, b):
    return a + b


print(asyncio.run(add(1, 2)), f(50), f.cache_info())
