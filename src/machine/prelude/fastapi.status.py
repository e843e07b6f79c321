"""As in Starlette."""

from starlette.status import *
