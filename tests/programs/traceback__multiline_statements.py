def compute(a, b):
    total = (
        a
        + b
        + None
    )
    return total


print(
    "sum",
    compute(
        1,
        2,
    ),
)
