print('single', "double", """three
lines""")
print("tab\tend", "quote\"", 'it\'s', "back\\slash", r"raw\n")
print("caf\u00e9", "\x41")
print("joined " "together")
print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("line\n\ttab\\"), repr("é"))
print(str(b"bytes\x00\xff"), [b"x"], b"a"[0])
print("%" "d", "{}", len("\n"))
print("long " + "-" * 10 + ">")
