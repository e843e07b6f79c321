def f(x, y):
    match x:
        case 1 | -2 | "a":
            return "literal"
        case None:
            return "none"
        case Color.RED if y:
            return "value"
        case [a, *rest, 1]:
            return a, rest
        case {"k": v, **others}:
            return v, others
        case Point(x=0, y=z) | Line(Point(z)):
            return z
        case (a, b) as whole:
            return whole
        case other:
            return other
