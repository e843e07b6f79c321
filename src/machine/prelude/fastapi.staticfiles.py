"""As in Starlette."""

from starlette.staticfiles import StaticFiles
