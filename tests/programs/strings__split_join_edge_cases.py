print("".split(), "".split(","), " a  b ".split(" "), "a,b".split(",", 0), "  x y  ".split(None, 1))
print("abc".split("abc"), "a\tb\nc".split(), "a\r\nb\nc".splitlines(), "a\n".splitlines(True))
print("-".join([]), "-".join("abc"), "".join(["a"]), "abc".partition("x"), "a.b.c".rsplit(".", 1))
for bad in (lambda: "a".split(""), lambda: ",".join([1]), lambda: "a".join(5), lambda: "x".center()):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print("aaa".count("aa"), "abc".count(""), "aaa".replace("a", "b", 2), "abc".replace("", "-"))
print("hello world foo".title(), "it's".title(), "ABC def".swapcase(), "x".zfill(0), "-5".zfill(4))
print("abcabc".find("c", 3), "abcabc".find("c", 3, 5), "abc".index("c"), "abc".startswith("b", 1))
print("abc".translate(str.maketrans("ab", "xy")), "abc".translate({ord("a"): None, ord("b"): "BB"}))
print("a" * 0, "ab" * -1, 2 * "ab", "abc" > "abd", "Z" < "a", "abc" == "abc", "b" not in "abc")
