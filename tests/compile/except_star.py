try:
    f()
except* A as group:
    g(group)
except* (B, C):
    raise
