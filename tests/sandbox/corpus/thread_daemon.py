import threading, time


def w():
    time.sleep(0.3)
    print("never")


threading.Thread(target=w, daemon=True).start()
print("main ends")
