import threading, time

t = threading.Timer(0.05, print, args=("timer",))
t.start()
print("started")
t.join()
