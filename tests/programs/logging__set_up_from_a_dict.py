"""Logging set up from a dict: formatters, filters, handlers, loggers."""
import logging
import logging.config
import sys


class OnlySoup(logging.Filter):
    def __init__(self, word="soup"):
        super().__init__()
        self.word = word

    def filter(self, record):
        return self.word in record.getMessage()


class Keeping(logging.Handler):
    def __init__(self, prefix):
        super().__init__()
        self.prefix = prefix
        self.kept = []

    def emit(self, record):
        self.kept.append(self.prefix + self.format(record))


old = logging.getLogger("old")
logging.config.dictConfig(
    {
        "version": 1,
        "disable_existing_loggers": True,
        "formatters": {
            "short": {"format": "%(levelname)s %(name)s: %(message)s"},
            "braces": {"format": "[{levelname}] {message}", "style": "{"},
        },
        "filters": {"soup": {"()": OnlySoup, "word": "soup"}, "kitchen": {"name": "kitchen"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout", "level": "INFO"},
            "soups": {"class": "logging.StreamHandler", "formatter": "braces", "stream": sys.stdout, "filters": ["soup"]},
            "keep": {"()": Keeping, "prefix": "> ", "level": "WARNING"},
            "nothing": {"class": "logging.NullHandler"},
        },
        "loggers": {
            "kitchen": {"level": "DEBUG", "handlers": ["soups", "keep"], "propagate": True},
            "hall": {"level": "WARNING", "handlers": ["console"], "propagate": False},
        },
        "root": {"level": "INFO", "handlers": ["console"]},
    }
)
kitchen, hall = logging.getLogger("kitchen"), logging.getLogger("hall")
kitchen.debug("soup is on")
kitchen.info("rice is on")
kitchen.warning("soup is %s", "burnt")
logging.getLogger("kitchen.oven").error("too hot")
hall.info("not shown")
hall.error("table %d is missing", 4)
logging.info("from the root")
old.error("was disabled")
logging.getLogger("new").info("is not")
print(kitchen.handlers[1].kept, len(kitchen.handlers), hall.propagate, logging.getLogger().level, old.disabled)
for wrong in ({}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "logging.NoHandler"}}}, {"version": 1, "root": {"handlers": ["none"]}}):
    try:
        logging.config.dictConfig(wrong)
    except ValueError as error:
        print(error)
