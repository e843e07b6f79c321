"""Ordinary functions in processes of their own."""

import asyncio
import os
from concurrent.futures import ProcessPoolExecutor

from _anyio import CancelScope, checkpoint
from _workers import CapacityLimiter


def current_default_process_limiter():
    attrs = asyncio.get_running_loop().attrs
    limiter = attrs.get("process_limiter")
    if limiter is None:
        limiter = attrs["process_limiter"] = CapacityLimiter(os.cpu_count() or 2)
    return limiter


async def run_sync(func, *args, cancellable=False, limiter=None):
    await checkpoint()
    loop = asyncio.get_running_loop()
    async with limiter or current_default_process_limiter():
        idle = loop.attrs.setdefault("idle_processes", [])
        process = idle.pop() if idle else ProcessPoolExecutor(1)
        with CancelScope(shield=not cancellable):
            result = loop.run_in_executor(process, func, *args)
            try:
                return await result
            finally:
                idle.append(process)
