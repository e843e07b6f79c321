"""As in Starlette."""

from starlette.responses import HTMLResponse, JSONResponse, ORJSONResponse, PlainTextResponse, RedirectResponse
from starlette.responses import FileResponse, Response, StreamingResponse, UJSONResponse
