"""Pools of threads and processes, and futures for what they do."""

from concurrent.futures._base import *
from concurrent.futures.process import ProcessPoolExecutor
from concurrent.futures.thread import ThreadPoolExecutor
