import threading


def boom():
    raise RuntimeError("thread boom")


t = threading.Thread(target=boom, name="T1")
t.start()
t.join()
print("after")
