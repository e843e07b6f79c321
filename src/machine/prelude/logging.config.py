"""Logging set up from a dict."""

import logging
import sys


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError(f"Unsupported version: {config.get('version')}" if "version" in config else "dictionary doesn't specify a version")
    if config.get("incremental"):
        raise NotImplementedError("logging.config: an incremental configuration is not available")
    root = logging.getLogger()
    for handler in list(root.handlers):
        root.removeHandler(handler)
    made = {}
    for name, given in config.get("formatters", {}).items():
        made[name] = _configured("formatter", name, _formatter, given)
    filters = {}
    for name, given in config.get("filters", {}).items():
        filters[name] = _configured("filter", name, _filter, given)
    handlers = {}
    waiting = dict(config.get("handlers", {}))
    # A handler may be given others, which have to be there first.
    for name in sorted(waiting, key=lambda name: "handlers" in waiting[name] or "target" in waiting[name]):
        handlers[name] = _configured("handler", name, _handler, waiting[name], made, filters, handlers)
    for name, given in config.get("loggers", {}).items():
        logger = logging.getLogger(name)
        _configured("logger", name, _logger, given, logger, handlers, filters)
        if "propagate" in given:
            logger.propagate = bool(given["propagate"])
    if config.get("root") is not None:
        try:
            _logger(config["root"], root, handlers, filters)
        except Exception as error:
            raise ValueError("Unable to configure root logger") from error
    if config.get("disable_existing_loggers", True):
        for name, logger in list(logging._loggers.items()):
            named = config.get("loggers", {})
            if name not in named and not any(name.startswith(other + ".") for other in named):
                logger.disabled = True


def _configured(kind, name, make, *given):
    try:
        return make(*given)
    except Exception as error:
        raise ValueError(f"Unable to configure {kind} {name!r}") from error


def _resolve(name):
    if not isinstance(name, str):
        return name
    import importlib

    module, _, attribute = name.rpartition(".")
    if module == "__main__" or not module:
        return getattr(sys.modules["__main__"], attribute)
    try:
        return getattr(importlib.import_module(module), attribute)
    except ImportError:
        owner, _, outer = module.rpartition(".")
        return getattr(getattr(importlib.import_module(owner), outer), attribute)


def _value(value):
    if isinstance(value, str) and value.startswith("ext://"):
        name = value[6:]
        if name in ("sys.stdout", "sys.stderr"):
            return getattr(sys, name[4:])
        return _resolve(name)
    return value


def _custom(given):
    given = dict(given)
    make = _resolve(given.pop("()"))
    extra = given.pop(".", {})
    made = make(**{name: _value(value) for name, value in given.items()})
    for name, value in extra.items():
        setattr(made, name, value)
    return made


def _formatter(given):
    if "()" in given:
        return _custom(given)
    make = _resolve(given["class"]) if "class" in given else logging.Formatter
    return make(given.get("format"), given.get("datefmt"), given.get("style", "%"))


def _filter(given):
    return _custom(given) if "()" in given else logging.Filter(given.get("name", ""))


def _handler(given, formatters, filters, handlers):
    given = dict(given)
    formatter = given.pop("formatter", None)
    level = given.pop("level", None)
    chosen = given.pop("filters", None)
    if "()" in given:
        handler = _custom(given)
    else:
        make = _resolve(given.pop("class"))
        extra = given.pop(".", {})
        arguments = {name: _value(value) for name, value in given.items()}
        if isinstance(arguments.get("target"), str):
            arguments["target"] = handlers[arguments["target"]]
        handler = make(**arguments)
        for name, value in extra.items():
            setattr(handler, name, value)
    if formatter:
        handler.setFormatter(formatters[formatter])
    if level is not None:
        handler.setLevel(level)
    for name in chosen or ():
        handler.addFilter(filters[name] if isinstance(name, str) else name)
    return handler


def _logger(given, logger, handlers, filters):
    if "level" in given:
        logger.setLevel(given["level"])
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    for name in given.get("handlers") or ():
        logger.addHandler(handlers[name])
    for name in given.get("filters") or ():
        logger.addFilter(filters[name] if isinstance(name, str) else name)


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("logging.config.fileConfig is not available: use dictConfig")
