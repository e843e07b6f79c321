"""As in Starlette."""

from starlette.middleware.gzip import GZipMiddleware
