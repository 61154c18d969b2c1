import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(n):
    time.sleep(n / 20)
    if n == 2:
        raise ValueError("two")
    return n


with ThreadPoolExecutor() as pool:
    futures = [pool.submit(work, n) for n in (3, 1)]
    print([f.result() for f in futures])
    failed = pool.submit(work, 2)
    print(repr(failed.exception()), failed.done())
print(pool.submit is not None)
