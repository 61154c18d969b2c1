import asyncio
import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(taskName)s %(message)s")
log = logging.getLogger("app")


async def work():
    log.info("working")
    log.debug("invisible")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed")


asyncio.run(work())
logging.warning("at the end")
