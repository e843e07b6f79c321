import logging
import sys

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s", stream=sys.stdout)
logging.debug("hidden")
logging.info("shown %s", "here")
logging.warning("careful: %d", 5)
log = logging.getLogger("shop")
log.error("broken")
log.setLevel(logging.ERROR)
log.warning("not shown")
try:
    1 / 0
except ZeroDivisionError:
    log.critical("critical")
print(logging.getLevelName(logging.DEBUG), log.isEnabledFor(logging.INFO), log.name)
