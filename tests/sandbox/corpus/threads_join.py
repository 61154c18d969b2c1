import threading
import time


def work(name, delay):
    time.sleep(delay)
    print(name, "done")


threads = [threading.Thread(target=work, args=(n, d)) for n, d in [("a", 0.15), ("b", 0.05), ("c", 0.1)]]
for thread in threads:
    thread.start()
print("started", [t.is_alive() for t in threads])
for thread in threads:
    thread.join()
print("joined", [t.is_alive() for t in threads])
