import threading
import time

lock = threading.Lock()


def work(n):
    with lock:
        print(n, "in")
        time.sleep(0.05)
        print(n, "out")


started = time.monotonic()
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(round(time.monotonic() - started, 2) >= 0.15)
