import time, datetime, calendar

print(time.gmtime(0)[:6], time.strftime("%j", time.gmtime(0)), calendar.timegm((1970, 1, 2, 0, 0, 0)))
print(datetime.datetime(2020, 1, 1).timestamp() > 0, datetime.date(2024, 2, 29).isoformat(), time.strptime("2020", "%Y")[0])
a = time.monotonic_ns(); b = time.monotonic_ns(); print(b >= a, type(a))
print(datetime.timedelta(hours=30), datetime.datetime.fromisoformat("2024-01-01T00:00:00+02:00"))
