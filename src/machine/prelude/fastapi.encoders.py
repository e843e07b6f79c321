"""Objects as what JSON has."""


def jsonable_encoder(obj, **options):
    if obj is None or isinstance(obj, (str, int, float)):
        value = getattr(obj, "value", obj)
        return value if type(obj) not in (str, int, float, bool) and hasattr(obj, "_name_") else obj
    if isinstance(obj, dict):
        return {jsonable_encoder(key): jsonable_encoder(value) for key, value in obj.items()}
    if isinstance(obj, (list, tuple, set, frozenset)) or hasattr(obj, "__next__"):
        return [jsonable_encoder(item) for item in obj]
    if hasattr(obj, "model_dump"):
        return jsonable_encoder(obj.model_dump())
    if hasattr(obj, "_name_"):
        return jsonable_encoder(obj.value)
    if hasattr(obj, "__dataclass_fields__"):
        return {name: jsonable_encoder(getattr(obj, name)) for name in obj.__dataclass_fields__}
    if hasattr(obj, "isoformat"):
        return obj.isoformat()
    if hasattr(obj, "total_seconds"):
        return obj.total_seconds()
    if isinstance(obj, bytes):
        return obj.decode()
    try:
        return jsonable_encoder(dict(obj))
    except (TypeError, ValueError):
        return jsonable_encoder(vars(obj))
