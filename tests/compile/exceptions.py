def returns_through_finally():
    for x in y:
        try:
            if x:
                return x
            elif y:
                break
            else:
                continue
        except (A, B) as e:
            return e
        finally:
            z()
    return 1

def finally_decides():
    while True:
        try:
            return f()
        finally:
            break

def nested():
    try:
        try:
            f()
        finally:
            g()
    except A:
        try:
            h()
        except B:
            raise
    else:
        k()

def with_in_loop():
    for x in y:
        with a as b, c:
            if x:
                continue
            return b

async def async_with_in_finally():
    try:
        async with a:
            return 1
    finally:
        await b()

try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
