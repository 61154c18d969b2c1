import asyncio


async def main():
    e = ValueError("x")
    e.add_note("a note")
    raise ExceptionGroup("grp", [e, TypeError("y")])


asyncio.run(main())
