import time
from __future__ import annotations
