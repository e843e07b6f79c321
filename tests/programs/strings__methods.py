text = "  Hello, World  "
print(text.strip() + "|", text.lstrip() + "|", text.rstrip() + "|")
word = "banana"
print(word.upper(), word.title(), word.capitalize(), "ABC".lower(), "aBc".swapcase())
print(word.count("an"), word.find("n"), word.rfind("n"), word.index("b"), word.find("x"))
print(word.replace("a", "o"), word.replace("a", "o", 1))
print(word.startswith("ba"), word.endswith(("x", "na")))
print("a,b,,c".split(","), "a b  c".split(), "a-b-c".split("-", 1), "a-b-c".rsplit("-", 1))
print(", ".join(["x", "y"]), "ab".center(6, "*"), "7".zfill(3), "ab".ljust(4) + "|", "ab".rjust(4))
print("one\ntwo\n".splitlines(), "k=v".partition("="), "k=v=w".rpartition("="))
print("123".isdigit(), "abc".isalpha(), "a1".isalnum(), " ".isspace(), "A".isupper(), "a".islower())
print("x" * 3, "ell" in "hello", "a" < "b", len("héllo"), "abc"[1], ord("a"), chr(98))
print("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "xxaxx".strip("x"))
print("tab\there".expandtabs(4), "ß".casefold(), "a".encode(), b"hi".decode())
