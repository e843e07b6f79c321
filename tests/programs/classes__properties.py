class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9

    @property
    def frozen(self):
        return self.degrees <= 0

    @classmethod
    def boiling(cls):
        return cls(100)

    @staticmethod
    def unit():
        return "C"


water = Celsius(20)
print(water.fahrenheit, water.frozen)
water.fahrenheit = 14
print(water.degrees, water.frozen)
print(Celsius.boiling().degrees, Celsius.unit(), water.unit())
try:
    water.frozen = True
except AttributeError as error:
    print("AttributeError", str(error)[:40])
