import asyncio


async def handle(reader, writer):
    writer.write(b"0123456789")
    writer.write_eof()


async def main():
    async with await asyncio.start_server(handle, "localhost", 50123):
        reader, writer = await asyncio.open_connection("localhost", 50123)
        print(await reader.readexactly(4), await reader.read(2))
        try:
            await reader.readexactly(10)
        except asyncio.IncompleteReadError as error:
            print(error.partial, error.expected)
        print(reader.at_eof())
        writer.close()


asyncio.run(main())
