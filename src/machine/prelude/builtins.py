"""What every program has: a copy, changing it changes nothing."""
