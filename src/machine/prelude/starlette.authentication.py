"""Who asks, and what they may do."""

from functools import wraps
from inspect import iscoroutinefunction, signature

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse


def has_required_scope(conn, scopes):
    return all(scope in conn.auth.scopes for scope in scopes)


def requires(scopes, status_code=403, redirect=None):
    scopes = [scopes] if isinstance(scopes, str) else list(scopes)

    def decorated(function):
        names = list(signature(function).parameters)
        if "request" not in names and "websocket" not in names:
            raise Exception(f'No "request" or "websocket" argument on function "{function}"')
        at = names.index("request")

        def refused(args, kwargs):
            request = kwargs.get("request", args[at] if at < len(args) else None)
            if has_required_scope(request, scopes):
                return None
            if redirect is None:
                raise HTTPException(status_code=status_code)
            return RedirectResponse(url=str(request.url_for(redirect)), status_code=303)

        if iscoroutinefunction(function):

            @wraps(function)
            async def guarded(*args, **kwargs):
                answer = refused(args, kwargs)
                return await function(*args, **kwargs) if answer is None else answer

        else:

            @wraps(function)
            def guarded(*args, **kwargs):
                answer = refused(args, kwargs)
                return function(*args, **kwargs) if answer is None else answer

        return guarded

    return decorated


class AuthenticationError(Exception):
    pass


class AuthenticationBackend:
    async def authenticate(self, conn):
        raise NotImplementedError()


class AuthCredentials:
    def __init__(self, scopes=None):
        self.scopes = [] if scopes is None else list(scopes)


class BaseUser:
    @property
    def is_authenticated(self):
        raise NotImplementedError()

    @property
    def display_name(self):
        raise NotImplementedError()

    @property
    def identity(self):
        raise NotImplementedError()


class SimpleUser(BaseUser):
    def __init__(self, username):
        self.username = username

    @property
    def is_authenticated(self):
        return True

    @property
    def display_name(self):
        return self.username


class UnauthenticatedUser(BaseUser):
    @property
    def is_authenticated(self):
        return False

    @property
    def display_name(self):
        return ""
