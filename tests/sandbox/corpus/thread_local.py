import threading

local = threading.local()


def work(n):
    local.value = n
    print(threading.current_thread().name, local.value, threading.get_ident() != main_ident)


main_ident = threading.get_ident()
for n in range(2):
    thread = threading.Thread(target=work, args=(n,), name=f"worker {n}")
    thread.start()
    thread.join()
print(threading.current_thread().name, hasattr(local, "value"), threading.main_thread().is_alive())
