"""Logs in files: appended, rotated, closed."""

import glob
import logging
import logging.handlers
import os
import tempfile

folder = tempfile.mkdtemp()
plain = os.path.join(folder, "plain.log")
logger = logging.getLogger("work")
logger.setLevel(logging.DEBUG)
logger.propagate = False
handler = logging.FileHandler(plain)
handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
logger.addHandler(handler)
logger.info("first")
logger.debug("second %s", 2)
handler.close()
logger.removeHandler(handler)
print(open(plain).read(), end="")

late = logging.FileHandler(os.path.join(folder, "late.log"), mode="w", delay=True)
print(os.path.exists(late.baseFilename), os.path.basename(late.baseFilename), late.mode)
logger.addHandler(late)
logger.warning("now it is there")
print(os.path.exists(late.baseFilename), open(late.baseFilename).read(), end="")
logger.removeHandler(late)

rotating = logging.handlers.RotatingFileHandler(os.path.join(folder, "turn.log"), maxBytes=40, backupCount=3)
logger.addHandler(rotating)
for number in range(20):
    logger.info("message %d", number)
logger.removeHandler(rotating)
for name in sorted(glob.glob(os.path.join(folder, "turn.log*"))):
    print(os.path.basename(name), open(name).read().split("\n"))

logging.basicConfig(filename=os.path.join(folder, "root.log"), level=logging.INFO, format="%(name)s:%(message)s")
logging.info("to the root")
logging.shutdown()
print(open(os.path.join(folder, "root.log")).read(), end="")
record = logging.makeLogRecord({"msg": "made %s", "args": ("here",), "levelname": "NOTE"})
print(record.getMessage(), logging.Formatter(logging.BASIC_FORMAT).format(record))
