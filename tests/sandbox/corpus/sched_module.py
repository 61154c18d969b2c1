import sched, time

s = sched.scheduler(time.monotonic, time.sleep)
s.enter(0.05, 1, print, ("b",))
s.enter(0.02, 1, print, ("a",))
s.run()
