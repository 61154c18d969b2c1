import threading, time


def w():
    time.sleep(0.1)
    print("thread done")


threading.Thread(target=w).start()
print("main ends")
