"""A little of many modules of the standard library."""

import base64
import collections
import contextlib
import json
import math
import operator
import os
import random
import signal
import statistics
import string
import sys
import uuid


def attempt(what):
    try:
        return what()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(operator.matmul.__name__, operator.inv(5), operator.indexOf("abc", "c"), operator.lshift(1, 3), operator.length_hint([1, 2]))
numbers = [1]
print(operator.iadd(numbers, [2]) is numbers, operator.call(max, 3, 4), operator.abs(-2), operator.pos(-2), operator.ixor(6, 3))
print(attempt(lambda: operator.indexOf([1], 2)))

data = b"what a piece of work"
for encode, decode in (
    (base64.b32encode, base64.b32decode),
    (base64.b16encode, base64.b16decode),
    (base64.b85encode, base64.b85decode),
    (base64.a85encode, base64.a85decode),
    (base64.b32hexencode, base64.b32hexdecode),
    (base64.encodebytes, base64.decodebytes),
):
    print(encode(data), all(decode(encode(data[:length])) == data[:length] for length in range(20)))
print(base64.a85encode(bytes(8) + b"x", adobe=True), attempt(lambda: base64.b32decode("A")), attempt(lambda: base64.b16decode("abc")))

print([round(math.erf(x), 12) for x in (-2, 0, 0.1, 3)], round(math.erfc(0.5), 12), round(math.gamma(5.5), 9), round(math.lgamma(10.1), 9))
print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1.0), math.nextafter(1.0, 0.0), math.ulp(1.0), math.ulp(0.0), math.ulp(1e300))
print(math.remainder(7, 3), math.remainder(-7, 4), math.remainder(5, 2.5), attempt(lambda: math.remainder(1, 0)), math.gamma(5))
print(attempt(lambda: math.gamma(0)), attempt(lambda: math.gamma(-1)), attempt(lambda: math.lgamma(0)))

source = random.Random(11)
print([round(source.gammavariate(alpha, 2), 9) for alpha in (0.5, 1.0, 3.0)], round(source.betavariate(2, 3), 9))
print(round(source.vonmisesvariate(1, 2), 9), round(source.vonmisesvariate(1, 0), 9), attempt(lambda: source.gammavariate(0, 1)))

print(string.Formatter().format("{0} {a!r:>6} {1[k]} {2.real:{3}}", 1, {"k": 2}, 3, ">4", a="b"))
print(list(string.Formatter().parse("x{a}y{b!r:z}{{}}")), attempt(lambda: string.Formatter().format("{} {0}", 1)))
template = string.Template("$who owes ${amount} $$ to $whom")
print(template.get_identifiers(), template.is_valid(), template.safe_substitute(who="A"), attempt(lambda: string.Template("a\n $1").substitute()))

name = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(name.fields, name.urn, name.bytes_le, name.variant, name.version, uuid.UUID(bytes_le=name.bytes_le) == name, int(name) == name.int)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "a"), uuid.uuid5(uuid.NAMESPACE_OID, "a"), uuid.UUID(fields=name.fields) == name, uuid.uuid5(name, "b").version)
print(attempt(lambda: uuid.UUID("12")), attempt(lambda: uuid.UUID()), name.time_low, name.clock_seq, name.node)

normal = statistics.NormalDist(10, 2)
print(round(normal.cdf(12), 9), round(normal.pdf(10), 9), round(normal.inv_cdf(0.975), 9), normal + statistics.NormalDist(1, 1.5), normal * 2)
print([round(cut, 6) for cut in normal.quantiles(4)], normal.zscore(13), statistics.median_grouped([1, 2, 2, 3, 4]), statistics.harmonic_mean([40, 60]))


class Point(json.JSONEncoder):
    def default(self, thing):
        return {"imag": thing.imag} if isinstance(thing, range) is False and hasattr(thing, "imag") else list(thing)


print(json.dumps({"r": range(3)}, cls=Point, indent=1), "".join(json.JSONEncoder(sort_keys=True).iterencode({"b": 1, "a": [2]})))
print(json.JSONDecoder().raw_decode('[1, 2] rest'), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list), json.loads("[NaN]", parse_constant=str))
print(attempt(lambda: json.JSONDecoder().decode("[1] 2")), json.dumps([1.5, None], separators=(",", ":")))

print(signal.strsignal(15), signal.SIGSTOP, signal.Signals(11).name, repr(signal.SIG_DFL), signal.getsignal(signal.SIGTERM) == signal.SIG_DFL)
print(sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit, sys.hash_info.width, sys.flags.optimize, sys.is_finalizing())
print(collections.ChainMap({"a": 1}, {"a": 2, "b": 3}).parents, float.fromhex("0x1.8p3"), (1.5).hex(), bytes.maketrans(b"ab", b"xy")[97:99])
print(b"banana".translate(bytes.maketrans(b"an", b"AN")), b"banana".translate(None, b"n"), bytearray(b"xyz").translate(bytes(range(256)), b"y"))
room = bytearray(b"abc")
room.insert(1, 120)
room.reverse()
room.remove(120)
print(room, room.pop(), room.pop(0), room, attempt(lambda: room.remove(1)), attempt(lambda: bytearray().pop()))

with contextlib.chdir("/tmp"):
    print(os.getcwd())
