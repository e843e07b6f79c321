from datetime import datetime, timedelta
from enum import Enum, IntEnum, auto


class Color(Enum):
    RED = 1
    GREEN = 2

    def shout(self):
        return self.name + "!"


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


print(Color.RED, Color.RED.name, Color.RED.value, repr(Color.GREEN), Color(2), Color["RED"])
print(list(Color), Color.RED.shout(), Color.RED is Color.RED, Color.RED == 1, Level.HIGH > Level.LOW, Level.HIGH + 1)
try:
    Color(9)
except ValueError as error:
    print(error)
start = datetime(2024, 1, 31, 23, 59, 30)
print(start, start + timedelta(seconds=45), (start + timedelta(days=1)).date())
print(timedelta(hours=1, minutes=30), timedelta(seconds=1.5).total_seconds(), start.strftime("%Y-%m-%d %H:%M"))
print(datetime(2024, 3, 1) - datetime(2024, 2, 1), start.isoformat(), start < datetime.now())
