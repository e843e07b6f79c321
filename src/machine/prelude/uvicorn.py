"""The server. It starts when the main program has come to its end, so there is nothing to start here."""


def run(app, **options):
    pass


class Config:
    def __init__(self, app, **options):
        self.app = app


class Server:
    def __init__(self, config):
        self.config = config

    def run(self):
        pass

    async def serve(self):
        pass
