"""What FastAPI is built upon, as far as it is used directly."""
