"""How a parameter says where its value comes from."""

_required = ...


class Depends:
    def __init__(self, dependency=None, *, use_cache=True, scope=None):
        self.dependency = dependency
        self.use_cache = use_cache
        self.scope = scope


class Security(Depends):
    def __init__(self, dependency=None, *, scopes=None, use_cache=True):
        super().__init__(dependency, use_cache=use_cache)
        self.scopes = list(scopes or [])


class Param:
    place = "query"

    is_form = False

    def __init__(self, default=_required, *, default_factory=None, alias=None, embed=None, **constraints):
        alias = alias or constraints.pop("validation_alias", None)
        self.convert_underscores = constraints.pop("convert_underscores", True)
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.embed = embed
        self.constraints = constraints


class Path(Param):
    place = "path"


class Query(Param):
    place = "query"


class Header(Param):
    place = "header"


class Cookie(Param):
    place = "cookie"


class Body(Param):
    place = "body"


class Form(Body):
    is_form = True


class File(Form):
    pass
