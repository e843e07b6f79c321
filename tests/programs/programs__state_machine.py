from collections import defaultdict


class Machine:
    transitions = {
        ("idle", "start"): "running",
        ("running", "pause"): "paused",
        ("paused", "start"): "running",
        ("running", "stop"): "idle",
    }

    def __init__(self):
        self.state = "idle"
        self.listeners = defaultdict(list)

    def on(self, state):
        def register(function):
            self.listeners[state].append(function)
            return function

        return register

    def send(self, event):
        try:
            self.state = self.transitions[self.state, event]
        except KeyError:
            raise ValueError(f"cannot {event} while {self.state}") from None
        for listener in self.listeners[self.state]:
            listener(event)


machine = Machine()


@machine.on("running")
def started(event):
    print(f"running after {event!r}")


for event in ("start", "pause", "start", "stop"):
    machine.send(event)
    print(machine.state)
machine.send("pause")
