print("%s %r %a" % ("é", "é", "é"), "%5s|%-5s|%.2s" % ("ab", "ab", "abc"), "%c%c" % (65, "B"))
print("%d %i %u" % (1.9, 2, 3), "%05.1f|%+.2e|%G" % (3.14159, 12345.678, 1e-10), "%o %X %#x" % (8, 255, 255))
print("%*d|%-*d|" % (5, 42, 5, 42), "%%", "100%%" % (), "%(a)s%%" % {"a": 1}, "%s" % (("t",),))
for bad in (lambda: "%d" % "a", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "%(x)s" % {}, lambda: "%z" % 1, lambda: "%" % ()):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError) as error:
        print(type(error).__name__, error)
for bad in (lambda: "{} {}".format(1), lambda: "{0} {}".format(1, 2), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format(), lambda: "{!z}".format(1), lambda: "{.nope}".format(1), lambda: "{:d}".format("a")):
    try:
        print(bad())
    except (IndexError, ValueError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
