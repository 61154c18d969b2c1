import queue
import threading
import time

tasks = queue.Queue()
for n in range(3):
    tasks.put(n)


def worker():
    while True:
        try:
            n = tasks.get_nowait()
        except queue.Empty:
            return
        print("did", n)


thread = threading.Thread(target=worker, name="worker-1")
thread.start()
thread.join()
print(tasks.empty(), thread.name, thread.daemon)
