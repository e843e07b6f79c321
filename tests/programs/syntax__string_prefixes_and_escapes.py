print(r"\d+\n", rb"\x", b"\x41\n", "\101", "\a\b\f\v".encode(), "\0" == chr(0))
name = "x"
print(rf"\{name}", fr"{name}\n", f'{name!r:>6}', F"{name}", u"u")
print("""a
  b""", '''c"d''', "tab\	real", 'line \
continued')
print("é" "\u2603" "\U0001F600", len("\U0001F600"), "日本"[1])
