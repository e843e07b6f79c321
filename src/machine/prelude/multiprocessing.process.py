"""Processes as objects."""

from _processes import AuthenticationError, BaseProcess, BufferTooShort, ProcessError, TimeoutError
from _processes import active_children, current_process, parent_process
