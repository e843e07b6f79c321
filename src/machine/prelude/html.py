"""Text in HTML."""

_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "trade": "™", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "sect": "§", "deg": "°", "plusmn": "±", "times": "×", "divide": "÷", "hellip": "…", "mdash": "—", "ndash": "–", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "laquo": "«", "raquo": "»", "bull": "•", "middot": "·", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "ntilde": "ñ"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    first, *pieces = s.split("&")
    return first + "".join([_character(piece) for piece in pieces])


def _character(piece):
    name, end, rest = piece.partition(";")
    if name[:1] == "#":
        digits = name[2:] if name[1:2] in ("x", "X") else name[1:]
        base = 16 if name[1:2] in ("x", "X") else 10
        try:
            return chr(int(digits, base)) + rest
        except ValueError:
            return "&" + piece
    if end and name in _NAMES:
        return _NAMES[name] + rest
    for old in ("amp", "lt", "gt", "quot"):
        if piece.startswith(old):
            return _NAMES[old] + piece[len(old) :].removeprefix(";")
    return "&" + piece
