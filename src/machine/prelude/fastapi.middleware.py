"""As in Starlette."""

from starlette.middleware import Middleware
