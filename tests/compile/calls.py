result = (
    first(
        1,
        second=2,
    )
    .chain(3)
    .chain(*four, five=5, **six)
)
print(a.b.c[1:2, ::3], not x, -x, ~y, x @ y, x if y else z, sep="")
a, b = b, a
a, b, c = c, a, b
x[i] += f(y)
async def main():
    return [await f(i) async for i in g() if await h(i)], (await x for x in y), {k: v for k, v in z.items() if k for _ in v}
