try:
    raise KeyboardInterrupt
except Exception:
    print("not here")
except BaseException as error:
    print(type(error).__name__)
try:
    raise SystemExit(4)
except SystemExit as exit:
    print(exit.code)
raise SystemExit
