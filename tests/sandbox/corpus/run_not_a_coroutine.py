import asyncio


def plain():
    return 1


try:
    asyncio.run(plain())
except (TypeError, ValueError) as error:
    print(type(error).__name__)
