"""As in Starlette."""

from starlette.testclient import TestClient
