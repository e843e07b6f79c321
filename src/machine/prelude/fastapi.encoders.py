"""Objects as what JSON has."""


def jsonable_encoder(
    obj,
    include=None,
    exclude=None,
    by_alias=True,
    exclude_unset=False,
    exclude_defaults=False,
    exclude_none=False,
    custom_encoder=None,
    sqlalchemy_safe=True,
):
    def encoded(value):
        return jsonable_encoder(value, None, None, by_alias, exclude_unset, exclude_defaults, exclude_none, custom_encoder)

    if custom_encoder:
        for kind, encode in custom_encoder.items():
            if isinstance(obj, kind):
                return encode(obj)
    if obj is None or isinstance(obj, (str, int, float)):
        value = getattr(obj, "value", obj)
        return value if type(obj) not in (str, int, float, bool) and hasattr(obj, "_name_") else obj
    if isinstance(obj, dict):
        kept = {}
        for key, value in obj.items():
            if (include is not None and key not in include) or (exclude is not None and key in exclude):
                continue
            if value is not None or not exclude_none:
                kept[encoded(key)] = encoded(value)
        return kept
    if isinstance(obj, (list, tuple, set, frozenset)) or hasattr(obj, "__next__"):
        return [jsonable_encoder(item, include, exclude, by_alias, exclude_unset, exclude_defaults, exclude_none) for item in obj]
    if hasattr(obj, "model_dump"):
        dumped = obj.model_dump(
            mode="json",
            include=include,
            exclude=exclude,
            by_alias=by_alias,
            exclude_unset=exclude_unset,
            exclude_defaults=exclude_defaults,
            exclude_none=exclude_none,
        )
        return encoded(dumped)
    if hasattr(obj, "_name_"):
        return encoded(obj.value)
    if hasattr(obj, "__dataclass_fields__"):
        return {name: encoded(getattr(obj, name)) for name in obj.__dataclass_fields__}
    if hasattr(obj, "isoformat"):
        return obj.isoformat()
    if hasattr(obj, "total_seconds"):
        return obj.total_seconds()
    if isinstance(obj, bytes):
        return obj.decode()
    if type(obj).__name__ in ("UUID", "PosixPath", "PurePath", "Path"):
        return str(obj)
    if type(obj).__name__ == "Decimal":
        return int(obj) if obj == int(obj) and "." not in str(obj) else float(obj)
    try:
        return encoded(dict(obj))
    except (TypeError, ValueError):
        return encoded(vars(obj))
