import datetime as d
print(d.time.fromisoformat("04:23:01"), repr(d.time(4, 5)), d.time(1, 2, 3, 4).isoformat(), d.time(12, 34).isoformat("minutes"), d.time.fromisoformat("07:08:09.5"))
print(d.date(2004, 1, 1).isocalendar(), d.date(2002, 12, 4).ctime(), d.date(2024, 12, 30).isocalendar()[1])
print(d.datetime(2024, 1, 2, 3, 4, 5).ctime(), d.datetime(2024, 1, 2).isocalendar().week)
try: d.time.fromisoformat("x")
except ValueError as e: print(e)
