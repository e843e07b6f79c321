"""As in the standard library; a handler's are checked as models are."""

from dataclasses import dataclass
