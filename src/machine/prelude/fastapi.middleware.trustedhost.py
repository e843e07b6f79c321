"""As in Starlette."""

from starlette.middleware.trustedhost import TrustedHostMiddleware
