from . import helpers
from .helpers import help
