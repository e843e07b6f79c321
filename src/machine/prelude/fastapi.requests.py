"""As in Starlette."""

from starlette.requests import Request, State
