import time
from datetime import datetime, timedelta, timezone

started, began = time.time(), datetime.now()
time.sleep(0.1)
print(round(time.time() - started, 1), (datetime.now() - began) // timedelta(seconds=0.1))
print(datetime(2024, 2, 28, tzinfo=timezone.utc) + timedelta(days=2))
print(time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(86400)), time.perf_counter_ns() > 0)
print(datetime.fromtimestamp(0, timezone.utc).isoformat())
