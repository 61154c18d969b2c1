import asyncio, time, threading
from concurrent.futures import ThreadPoolExecutor, as_completed, wait, FIRST_COMPLETED


def work(n):
    time.sleep(n / 20)
    print("worked", n)
    return n


with ThreadPoolExecutor(3) as pool:
    fs = {pool.submit(work, n): n for n in (3, 1, 2)}
    for f in as_completed(fs):
        print("completed", fs[f], f.result())
    d, nd = wait([pool.submit(work, n) for n in (4, 1)], return_when=FIRST_COMPLETED)
    print(len(d), len(nd))
    print(list(pool.map(work, [2, 1])))


async def main():
    t0 = time.monotonic()
    async def tick():
        for i in range(4):
            await asyncio.sleep(0.06)
            print("tick", i)
    await asyncio.gather(tick(), asyncio.to_thread(work, 2), asyncio.to_thread(work, 3))
    print(round(time.monotonic() - t0, 1))


asyncio.run(main())
t = threading.Timer(0.1, print, ["cancelled timer"])
t.start()
time.sleep(0.02)
t.cancel()
t.join()
t2 = threading.Timer(0.05, print, ["fired"])
t2.start()
time.sleep(0.1)
print("slept", t2.is_alive())
import queue
q = queue.Queue()
def put():
    q.put("from thread")
threading.Thread(target=put).start()
print(q.get())
try:
    q.get(timeout=0.05)
except queue.Empty:
    print("empty")
