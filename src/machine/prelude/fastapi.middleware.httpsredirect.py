"""As in Starlette."""

from starlette.middleware.httpsredirect import HTTPSRedirectMiddleware
