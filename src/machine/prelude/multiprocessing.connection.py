"""Connections between processes."""

from multiprocessing.queues import Connection, Pipe
from time import sleep


def wait(object_list, timeout=None):
    ready = []
    waited = 0.0
    while not ready:
        ready = [thing for thing in object_list if hasattr(thing, "poll") and thing.poll()]
        if ready or (timeout is not None and waited >= timeout):
            break
        sleep(0.001)
        waited += 0.001
    return ready
