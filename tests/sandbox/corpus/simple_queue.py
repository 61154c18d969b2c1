import queue

waiting = queue.SimpleQueue()
for n in range(3):
    waiting.put(n)
print(waiting.qsize(), waiting.get(), waiting.get_nowait(), waiting.get(timeout=1), waiting.empty())
try:
    waiting.get(timeout=0.01)
except queue.Empty:
    print("empty", type(waiting).__name__)
