x = f"abc {y}
z = 1
