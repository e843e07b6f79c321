print("a"
for x in y:
    pass
