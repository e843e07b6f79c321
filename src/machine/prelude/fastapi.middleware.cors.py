"""As in Starlette."""

from starlette.middleware.cors import CORSMiddleware
