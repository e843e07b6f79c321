class ConfigError(Exception):
    pass


def read(settings):
    try:
        return settings["port"]
    except KeyError as error:
        raise ConfigError("port is missing") from error


def cleanup():
    try:
        read({})
    except ConfigError:
        raise RuntimeError("could not start")


cleanup()
