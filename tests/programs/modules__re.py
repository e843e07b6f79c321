import re
tests = [(r"a+b", "xaab ab b"), (r"(\w+)\s(\w+)", "hello big world"), (r"(?P<y>\d{4})-(?P<m>\d\d)", "on 2024-05 and 2023-11"), (r"^\s*(\w+)\s*=\s*(.*?)\s*$", "  key = some value  "), (r"[^,;]+", "a,b;c"), (r"(a|b)*c", "ababc"), (r"(?:ab)+?", "ababab"), (r"\bfoo\b", "foo food foo"), (r"(?i)HELLO", "say Hello"), (r"x*", "axxb"), (r"(\d+)(?=px)", "10px 20em 30px"), (r"(?<!\d)\d{2}(?!\d)", "1 22 333 44"), (r"(a)?b", "b ab"), (r"<(\w+)>.*?</\1>", "<b>x</b><i>y</i>"), (r"[\w.]+@[\w.]+\.\w+", "mail me@x.org or you@y.com"), (r"\d+|\w+", "12 ab 3c"), (r"(?m)^\w", "ab\ncd\n"), (r"(?s)a.b", "a\nb"), (r"", "ab"), (r"https?://([^/\s]+)(/\S*)?", "see http://a.b/c and https://d.e"), (r"(\d{1,3})(?:\.(\d{1,3})){3}", "10.20.30.40"), (r"[a-zA-Z_]\w*", "x1 = _y + 2z"), (r"((a)|(b))+", "ab"), (r"\$\{(\w+)\}", "cost ${x} ${yy}"), (r"(?x) \d+ # digits\n \s* (\w)", "12 a"), (r"a{2,3}", "aaaaa"), (r"(.*)(\d)", "ab12"), (r"(a*)*b", "aab"), (r"\w+?(?=b)", "aab")]
for p, t in tests:
    for f in (re.search, re.match, re.fullmatch):
        m = f(p, t)
        print(p, f.__name__, m, m and (m.groups(), m.groupdict(), m.span(), m.lastindex, m.lastgroup))
    print(re.findall(p, t), re.split(p, t), re.sub(p, "<>", t), re.subn(p, "-", t, 1))
    print([m.span() for m in re.finditer(p, t)])
print(re.sub(r"(\w+) (\w+)", r"\2 \g<1>", "ab cd ef gh"), re.sub("a", lambda m: m.group().upper(), "banana"))
print(re.escape("a.b*c d"), re.compile("x", re.I | re.M), re.compile(r"\d"), repr(re.split(r"(,)", "a,b,c", 1)))
for bad in ("(", "[a", "*a", "a**", "(?P<1>x)", "\\", "a{3,2}", ")", r"\q", "(?<=a+)b", r"(\1)"):
    try: re.compile(bad); print("ok", bad)
    except re.error as e: print(bad, e)
print(re.findall(rb"\d+", b"1 22 x"), re.sub(rb"\d", b"<\\g<0>>", b"a1"))
