from unittest.mock import AsyncMock, patch
import asyncio

m = AsyncMock(return_value=3)
print(asyncio.run(m(1)), m.await_count, m.await_args)
