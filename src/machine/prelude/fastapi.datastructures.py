"""As in Starlette."""

from starlette.datastructures import *
from fastapi import UploadFile
