"""Ordinary functions in threads."""

from _workers import default_limiter, run_sync


def current_default_thread_limiter():
    return default_limiter()
