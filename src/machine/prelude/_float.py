"""Floats from hexadecimal text."""


def float_fromhex(text):
    rest = text.strip().lower()
    sign = -1.0 if rest.startswith("-") else 1.0
    rest = rest.lstrip("+-")
    if rest in ("inf", "infinity", "nan"):
        return sign * float(rest)
    digits, _, power = rest.removeprefix("0x").partition("p")
    whole, _, part = digits.partition(".")
    try:
        mantissa = int(whole + part, 16)
        exponent = int(power or "0") - 4 * len(part)
    except ValueError:
        raise ValueError("invalid hexadecimal floating-point string") from None
    value = mantissa * 2**exponent if exponent >= 0 else mantissa / 2**-exponent
    return sign * float(value)
