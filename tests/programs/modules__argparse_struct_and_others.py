import argparse, struct, array, pprint, textwrap, statistics as st, shutil, os, tempfile, platform, inspect
from fractions import Fraction as F
p = argparse.ArgumentParser(prog="x", description="does things")
p.add_argument("n", type=int, help="a number"); p.add_argument("-v", "--verbose", action="store_true", help="talk")
p.add_argument("--size", type=float, default=1.5, metavar="S", help="size (default: %(default)s)"); p.add_argument("--mode", choices=["a", "b"], default="a"); p.add_argument("files", nargs="*")
print(p.parse_args(["3", "f", "g", "-v", "--size", "2"])); print(p.parse_args(["3", "--mode=b"])); print(p.format_help())
print(p.parse_known_args(["1", "--zz"]))
import sys
sys.stderr = sys.stdout
for bad in (["x"], ["1", "--mode", "c"], ["1", "--nope"]):
    try: p.parse_args(bad)
    except SystemExit as e: print("exit", e.code)
s = argparse.ArgumentParser(prog="s"); sub = s.add_subparsers(dest="cmd"); a = sub.add_parser("run"); a.add_argument("--k", type=int, default=2); a.set_defaults(fn="f")
print(s.parse_args(["run", "--k", "5"]), s.parse_args([]))
d = argparse.ArgumentParser().parse_args([]); print(d)
print(struct.pack("<ihb", 1, -2, 3), struct.unpack(">If", b"\0\0\1\0\x40\x49\x0f\xdb"), struct.calcsize("@bid"), struct.pack("d", 0.1), struct.unpack("<3s?", b"abc\1"))
try: struct.pack("B", 300)
except struct.error as e: print(e)
a = array.array("i", [1, 2, 3]); a.append(4); print(a, a[1:3], len(a), a.tobytes(), sum(a), a.itemsize, array.array("d", [1, 2.5]))
try: array.array("b", [200])
except OverflowError as e: print(e)
pprint.pprint({"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2, {"k": "v" * 40}], "b": (1,)}})
pprint.pprint([1, 2]); pprint.pprint(list(range(50)), compact=True, width=40); print(pprint.pformat({"b": 1, "a": 2}))
pprint.pprint("the quick brown fox jumps over the lazy dog and runs away from the very angry bear", width=40)
t = "The quick brown fox jumped over the lazy dog. It was a well-known thing, supercalifragilistic."
print(textwrap.fill(t, 30)); print(textwrap.shorten(t, 40)); print(textwrap.dedent("   a\n     b\n\n   c")); print(textwrap.indent("a\n\nb", "> ")); print(textwrap.wrap(t, 12))
x = [1, 2, 2, 3, 4, 7, 9]
print(st.mean(x), st.median(x), st.mode(x), st.stdev(x), st.variance(x), st.pstdev(x), st.pvariance(x), st.quantiles(x), st.fmean(x), st.harmonic_mean([2, 4]), st.geometric_mean([1, 2, 4]), st.median_low([1, 2, 3, 4]), st.multimode("aabb"), st.mean([0.1, 0.2, 0.3]), st.stdev([1.5, 2.5, 4.25]), st.mean([F(1, 2), F(1, 3)]), st.correlation([1, 2, 3], [1, 2, 4]), st.linear_regression([1, 2, 3], [2, 4, 7]))
try: st.mean([])
except st.StatisticsError as e: print(e)
print(F(3, 6), F("0.125"), F(0.5), F(1, 3) + 1, F(1, 3) * F(3, 2), 1 / F(2, 3), F(7, 2) // 1, F(7, 2) % 1, F(-7, 2).__round__(), float(F(1, 3)), F(1, 3) < F(1, 2), F(2) == 2, hash(F(2)) == hash(2), F(22, 7).limit_denominator(5), repr(F(1, 3)), F(1, 3) ** 2, abs(F(-1, 2)), F(1, 2) + 0.5)
def f(a, b: int = 2, c=3, *args, d, e: str = "x", **kw) -> bool: "doc\n   more"
sig = inspect.signature(f); print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["d"].kind, sig.return_annotation, inspect.getdoc(f))
print(sig.bind(1, d=4).arguments, inspect.isfunction(f), inspect.iscoroutinefunction(f), inspect.isclass(int), inspect.signature(lambda x, *, y=1: 0))
class C:
    def m(self, q): pass
    @property
    def pp(self): pass
print([n for n, _ in inspect.getmembers(C, inspect.isfunction)], inspect.signature(C().m), inspect.signature(C))
with tempfile.TemporaryDirectory() as t:
    open(os.path.join(t, "a.txt"), "w").write("hi"); shutil.copy(os.path.join(t, "a.txt"), os.path.join(t, "b.txt")); print(sorted(os.listdir(t)))
    os.makedirs(os.path.join(t, "d/e")); shutil.rmtree(os.path.join(t, "d")); print(os.path.exists(os.path.join(t, "d")))
with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f: f.write("x"); f.seek(0); print(f.read(), f.name.endswith(".txt"))
