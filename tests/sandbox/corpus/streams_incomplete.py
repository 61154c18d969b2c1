import asyncio


async def handle(r, w):
    w.write(b"abc")
    w.write_eof()
    await w.drain()
    w.close()


async def main():
    server = await asyncio.start_server(handle, "localhost", 0)
    async with server:
        r, w = await asyncio.open_connection("localhost", server.sockets[0].getsockname()[1])
        try:
            await r.readexactly(5)
        except asyncio.IncompleteReadError as e:
            print(e.partial, e.expected, e)
        try:
            await r.readuntil(b"x")
        except asyncio.IncompleteReadError as e:
            print(e)
        w.close()
        await w.wait_closed()
    print(server.is_serving())


asyncio.run(main())
