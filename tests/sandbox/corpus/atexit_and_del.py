import atexit


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


atexit.register(print, "atexit one")
atexit.register(print, "atexit two")
local = Noisy("local")
kept = Noisy("kept")
del local
print("end")
