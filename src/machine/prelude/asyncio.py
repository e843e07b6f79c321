"""asyncio: its parts under one name."""

from asyncio.exceptions import *
from asyncio.events import *
from asyncio.tasks import *
from asyncio.timeouts import *
from asyncio.taskgroups import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.runners import *
