print(int("  42  "), int("-7"), int("+7"), int("1_000"), int("z", 36), int(True), int("0b11", 0))
for text in ("", "4.5", "1e3", "0x10", "--1", "1__0", None, "٣"):
    try:
        print(repr(text), int(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
for text in ("inf", "-Infinity", "nan", "1_0.5", ".5", "5.", "1e-3", " 7 ", "", "1.2.3"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
try:
    int(float("inf"))
except OverflowError as error:
    print(error)
try:
    int(float("nan"))
except ValueError as error:
    print(error)
try:
    int("ff", 10)
except ValueError as error:
    print(error)
print(bin(-5), hex(-255), oct(0), f"{-5:b}", (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"))
