import io, sys, contextlib
b = io.StringIO()
with contextlib.redirect_stdout(b):
    print("x"); sys.stdout.write("y\n")
print(repr(b.getvalue()))
s = contextlib.redirect_stdout(b)
with s:
    print("in")
print(repr(b.getvalue()))
e = io.StringIO()
with contextlib.redirect_stderr(e): print("err", file=sys.stderr)
print(repr(e.getvalue()))
old = sys.stdout; sys.stdout = io.StringIO(); print("captured"); v = sys.stdout.getvalue(); sys.stdout = old; print(repr(v))
print(b"a,b,c".split(b",", maxsplit=1), b" x ".strip(), b"xxaxx".strip(b"x"), b"a b".rsplit(), b"Ab".isalpha(), b"abc".partition(b"b"), b"ab".title(), bytearray(b"ab").upper())
