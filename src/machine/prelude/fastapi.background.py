"""As in Starlette."""

from starlette.background import BackgroundTasks
