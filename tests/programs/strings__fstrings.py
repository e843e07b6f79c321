name, n, pi = "Ada", 42, 3.14159265
print(f"{name} is {n}", f"{name!r} {name!s:>5}|", f"{n + 1} {n * 2}")
print(f"{pi:.2f} {pi:8.3f}|{pi:<8.1f}|{pi:+.1f} {pi:e} {pi:.3g} {pi:g}")
print(f"{n:5}|{n:<5}|{n:^5}|{n:>5}|{n:05}|{n:+d}|{n:x}|{n:X}|{n:b}|{n:o}|{n:#x}|{n:c}")
print(f"{1234567:,} {1234567.891:,.2f} {1234567:_} {0.256:.1%} {-5: d}")
print(f"{name:10}|{name:>10}|{name:^10}|{name:*^9}|{name:.2}")
width, places = 10, 3
print(f"{pi:{width}.{places}f}|{name:{'>'}{width}}|")
print(f"{n=} {pi=:.2f} {name=} { n = }")
print(f"{{literal}} {'nested'} {[1, 2]} {{'a': 1}}")
print(f"{n if n > 5 else 0} {'yes' if n else 'no'} {len(name):03d}")
print(f"{True} {None} {1e10} {10**20} {True:d} {3.0:g} {1e-7}")
print(f"a{name}b" f"c{n}d")
print(f"{0.1 + 0.2:.20f} {2/3:.0f} {1.5:.0f} {2.5:.0f} {1e100:.3e}")
