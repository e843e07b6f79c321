"""What `typing` has had for long."""

from typing import *
