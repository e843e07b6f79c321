"""FastAPI: routes, parameters, dependencies, and answering requests."""

from fastapi._dependencies import Dependant, solve
from fastapi.exceptions import HTTPException, RequestValidationError, WebSocketException
from fastapi.params import Body, Cookie, Depends, File, Form, Header, Path, Query, Security
from fastapi.routing import APIRoute, APIRouter
from fastapi.applications import FastAPI, _serve_request, _serve_shutdown, _serve_startup
from starlette import status
from starlette.background import BackgroundTasks
from starlette.requests import Request
from starlette.responses import Response


class UploadFile:
    is_file = True


class WebSocket:
    pass


class WebSocketDisconnect(Exception):
    pass
