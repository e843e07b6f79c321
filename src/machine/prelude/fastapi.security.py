"""Who asks: tokens, keys and passwords as they come with a request."""

from base64 import b64decode

from fastapi._dependencies import SecurityScopes
from fastapi.exceptions import HTTPException
from fastapi.params import Form
from starlette.requests import Request


def get_authorization_scheme_param(value):
    scheme, _, param = (value or "").partition(" ")
    return scheme, param


class SecurityBase:
    scheme_name = None
    auto_error = True

    challenge = "Bearer"

    def make_not_authenticated_error(self):
        return HTTPException(401, "Not authenticated", {"WWW-Authenticate": self.challenge})

    def _refuse(self):
        if self.auto_error:
            raise self.make_not_authenticated_error()


class OAuth2(SecurityBase):
    def __init__(self, *, flows=None, scheme_name=None, description=None, auto_error=True):
        self.scheme_name = scheme_name or type(self).__name__
        self.auto_error = auto_error

    async def __call__(self, request: Request):
        return request.headers.get("Authorization") or self._refuse()


class OAuth2PasswordBearer(OAuth2):
    def __init__(self, tokenUrl, scheme_name=None, scopes=None, description=None, auto_error=True, refreshUrl=None):
        super().__init__(scheme_name=scheme_name, auto_error=auto_error)

    async def __call__(self, request: Request):
        scheme, token = get_authorization_scheme_param(request.headers.get("Authorization"))
        return token if scheme.lower() == "bearer" else self._refuse()


class OAuth2AuthorizationCodeBearer(OAuth2PasswordBearer):
    def __init__(self, authorizationUrl, tokenUrl, **options):
        super().__init__(tokenUrl, options.get("scheme_name"), auto_error=options.get("auto_error", True))


class OAuth2PasswordRequestForm:
    def __init__(
        self,
        *,
        grant_type: str | None = Form(default=None),
        username: str = Form(),
        password: str = Form(),
        scope: str = Form(default=""),
        client_id: str | None = Form(default=None),
        client_secret: str | None = Form(default=None),
    ):
        self.grant_type = grant_type
        self.username = username
        self.password = password
        self.scopes = scope.split()
        self.client_id = client_id
        self.client_secret = client_secret


class OAuth2PasswordRequestFormStrict(OAuth2PasswordRequestForm):
    pass


class HTTPBasicCredentials:
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __repr__(self):
        return f"HTTPBasicCredentials(username={self.username!r}, password={self.password!r})"


class HTTPAuthorizationCredentials:
    def __init__(self, scheme, credentials):
        self.scheme = scheme
        self.credentials = credentials

    def __repr__(self):
        return f"HTTPAuthorizationCredentials(scheme={self.scheme!r}, credentials={self.credentials!r})"


class HTTPBasic(SecurityBase):
    def __init__(self, *, scheme_name=None, realm=None, description=None, auto_error=True):
        self.scheme_name = scheme_name or type(self).__name__
        self.challenge = f'Basic realm="{realm}"' if realm else "Basic"
        self.auto_error = auto_error

    async def __call__(self, request: Request):
        scheme, param = get_authorization_scheme_param(request.headers.get("Authorization"))
        if scheme.lower() != "basic":
            return self._refuse()
        try:
            username, colon, password = b64decode(param).decode("ascii").partition(":")
        except ValueError:
            colon = ""
        if not colon:
            raise self.make_not_authenticated_error()
        return HTTPBasicCredentials(username, password)


class HTTPBearer(SecurityBase):
    def __init__(self, *, bearerFormat=None, scheme_name=None, description=None, auto_error=True):
        self.scheme_name = scheme_name or type(self).__name__
        self.auto_error = auto_error

    async def __call__(self, request: Request):
        scheme, credentials = get_authorization_scheme_param(request.headers.get("Authorization"))
        if not scheme or not credentials or scheme.lower() != "bearer":
            return self._refuse()
        return HTTPAuthorizationCredentials(scheme, credentials)


class _Key(SecurityBase):
    challenge = "APIKey"

    def __init__(self, *, name, scheme_name=None, description=None, auto_error=True):
        self.name = name
        self.scheme_name = scheme_name or type(self).__name__
        self.auto_error = auto_error

    async def __call__(self, request: Request):
        return self._source(request).get(self.name) or self._refuse()


class APIKeyHeader(_Key):
    def _source(self, request):
        return request.headers


class APIKeyQuery(_Key):
    def _source(self, request):
        return request.query_params


class APIKeyCookie(_Key):
    def _source(self, request):
        return request.cookies
