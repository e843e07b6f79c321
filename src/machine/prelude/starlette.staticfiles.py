"""The files of a folder, as what a path below a mount names."""

import os

from starlette.responses import FileResponse, JSONResponse


class StaticFiles:
    def __init__(self, *, directory=None, packages=None, html=False, check_dir=True, follow_symlink=False):
        if check_dir and directory is not None and not os.path.isdir(directory):
            raise RuntimeError(f"Directory '{directory}' does not exist")
        self.directory = directory
        self.html = html

    async def __call__(self, scope, receive, send):
        from starlette.exceptions import HTTPException
        from starlette.requests import Request

        request = Request(scope, receive, send)
        request.url.path = scope["path"][len(scope.get("root_path", "")) :]
        response = await self._answer(request)
        if response.status_code == 404:
            raise HTTPException(404)
        await response(scope, receive, send)

    async def _answer(self, request):
        path = os.path.join(self.directory, request.url.path.lstrip("/"))
        if self.html and os.path.isdir(path):
            path = os.path.join(path, "index.html")
        if ".." in path or not os.path.isfile(path):
            return JSONResponse({"detail": "Not Found"}, 404)
        response = FileResponse(path)
        await response.prepare()
        return response
