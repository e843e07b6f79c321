def lookup(name):
    try:
        return {}[name]
    except KeyError:
        raise LookupError(f"no {name}") from None


lookup("x")
