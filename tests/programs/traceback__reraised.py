def step():
    try:
        inner()
    except ValueError as error:
        print("noting", error)
        raise


def inner():
    raise ValueError("deep")


try:
    step()
except ValueError as error:
    saved = error
raise saved
