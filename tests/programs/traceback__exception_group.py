def fail(text):
    raise ValueError(text)


def main():
    errors = []
    for text in ("one", "two"):
        try:
            fail(text)
        except ValueError as error:
            errors.append(error)
    raise ExceptionGroup("both failed", errors)


main()
