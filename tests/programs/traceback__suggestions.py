length = 3
try:
    print(lenght)
except NameError as error:
    print(error)


class Robot:
    def forward(self):
        return 1


robot = Robot()
try:
    robot.forwrad()
except AttributeError as error:
    print(error)
print(lenght)
