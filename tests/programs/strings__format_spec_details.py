for spec in ("d", "5d", "<5d", "^5d", "+d", " d", "05d", "+05d", ",d", "_d", "x", "#x", "#b", "o", "#o", "X", "c", "e", ".2f", "g", "%", "n", "", "08b", "=+6d", "*^7d"):
    print(spec, "|" + format(65, spec) + "|", end=" ")
print()
for spec in ("", ".2f", "8.2f", "<8.2f", "+.1f", "08.2f", ",.2f", "e", ".3e", "E", "g", ".3g", "G", "%", ".1%", ".0f", "#.0f", "_.1f", "^9.1f", "*>9.1f", "=9.1f"):
    print(spec, "|" + format(1234.5678, spec) + "|", end=" ")
print()
for spec in ("", "s", "8", "<8", ">8", "^8", "*^8", ".3", "8.2s", "-<6"):
    print(spec, "|" + format("text", spec) + "|", end=" ")
print()
print(f"{0.00001234:g} {1e20:g} {123456789.0:g} {0.0001:g} {1e5:g} {1e6:g} {100000.0} {float('inf'):f} {float('nan'):5}|")
print(f"{-1234567.5:,.1f} {0:,} {-0.0:.1f} {True:5}|{None!s:>6}|{[1]!s:>5}|")
for value, spec in ((1, "s"), ("a", "d"), (1.5, "d"), ("a", "=5"), ([1], "5"), (None, ">5"), (1, "zz"), ("a", ",")):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
