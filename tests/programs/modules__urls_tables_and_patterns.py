"""URLs, tables as text, patterns of names, words of a shell, text in HTML."""
import csv
import fnmatch
import glob
import html
import io
import os
import shlex
import tempfile
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

url = "HTTPS://user:pa%20ss@Example.com:8443/menu/soup;v=1?size=2&size=3&empty=#top"
parts = urlparse(url)
print(parts)
print(parts.scheme, parts.hostname, parts.port, parts.username, parts.password, parts.geturl())
print(urlsplit("//host/path?q"), urlsplit("mailto:a@b.c"), urlsplit("path/only#f").fragment)
print(parse_qs(parts.query), parse_qs("a=1&b=&a=2", keep_blank_values=True), parse_qsl("x=%C3%A9+y&z"))
print(urlencode({"dish": "rice & peas", "n": 3}), urlencode([("a", "ä"), ("b", "1/2")], quote_via=quote), urlencode({"k": [1, 2]}, doseq=True))
print(quote("a b/ü?~"), quote("a/b", safe=""), quote_plus("a b&c"), unquote("%7Ea%20%C3%BC%zz"), unquote_plus("a+b%2B"), quote(b"\xff "))
for path in ("b", "../b", "/b", "?q=1", "#f", "http://x/y", "//other/z", "./c/../d", "", "../../../e"):
    print(urljoin("http://host/one/two/three?x#y", path), end=" ")
print()
print(urlunparse(("http", "h", "/p", "", "q=1", "f")), urlunsplit(("", "", "/p", "q", "")), urldefrag("http://h/p#f"))
try:
    urlparse("http://host:port/").port
except ValueError as error:
    print(error)

text = 'name,price,note\r\nsoup,3.5,"hot, very"\r\n"tea ""green""",2,\r\n\r\nrice,1,"two\nlines"\r\n'
for row in csv.reader(io.StringIO(text)):
    print(row)
for row in csv.DictReader(io.StringIO("a;b\n1;2\n3\n4;5;6\n"), delimiter=";", restkey="more", restval="?"):
    print(row)
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["plain", 1, 2.5, None, True, 'with "quotes"', "a,b", "line\nbreak", ""])
writer.writerows([[1, 2], [""], ["x"]])
csv.writer(out, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(["t", 1])
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow(["n", 1, 2.0])
table = csv.DictWriter(out, fieldnames=["id", "dish"], extrasaction="ignore")
table.writeheader()
table.writerow({"id": 1, "dish": "soup", "other": 5})
print(repr(out.getvalue()))
try:
    csv.DictWriter(out, ["id"]).writerow({"id": 1, "wrong": 2})
except ValueError as error:
    print(error)

names = ["main.py", "test_main.py", "README.md", "a1.txt", "b2.txt", ".hidden"]
for pattern in ("*.py", "test_*", "?[0-9].txt", "[!a]*.txt", "*", "README.??", "a[1].txt"):
    print(pattern, fnmatch.filter(names, pattern), fnmatch.fnmatch("main.py", pattern))

with tempfile.TemporaryDirectory() as folder:
    for name in ("one.txt", "two.txt", "three.csv", "sub/four.txt", "sub/deep/five.txt"):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(name)
    for pattern in ("*.txt", "*", "sub/*.txt", "*/*.txt", "nothing*", "one.txt"):
        print(pattern, sorted(os.path.relpath(path, folder) for path in glob.glob(os.path.join(folder, pattern))))
    print(sorted(os.path.relpath(path, folder) for path in glob.glob(os.path.join(folder, "**", "*.txt"), recursive=True)))
    print(sorted(glob.glob("*.t?t", root_dir=folder)))

print(shlex.split("run --name 'two words' \"and \\\"more\\\"\" a\\ b '' x#y"), shlex.quote("it's"), shlex.quote("plain"), shlex.join(["a b", "c", ""]))
try:
    shlex.split("'open")
except ValueError as error:
    print(error)
print(html.escape("<a href='x'>\"R&D\"</a>"), html.escape("'", quote=False), html.unescape("&lt;p&gt; &amp;amp; &#233; &#x41; &eacute; &unknown; &amp"))
