"""Programs in text: `eval`, `exec`, `compile`. Each runs in a module of its own, whose names are brought and taken back."""

import _kernel


class code:
    """What `compile` gives."""

    def __init__(self, text, filename, mode):
        self._text = text
        self.co_filename = filename
        self._mode = mode
        self.co_name = "<module>"

    def __repr__(self):
        return f'<code object <module> at {id(self):#x}, file "{self.co_filename}", line 1>'


def compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1):
    if mode not in ("exec", "eval", "single"):
        raise ValueError("compile() mode must be 'exec', 'eval' or 'single'")
    if not isinstance(source, (str, bytes, bytearray)):
        raise TypeError("compile() arg 1 must be a string, bytes or AST object")
    made = code(_text(source, mode), str(filename), mode)
    _kernel.text_function(made._text, made.co_filename, {})
    return made


def eval(source, globals=None, locals=None):
    made = _code(source, "eval")
    return _run(made, globals, locals).get("__value__")


def exec(source, globals=None, locals=None):
    made = _code(source, "exec")
    _run(made, globals, locals)


def _code(source, mode):
    if isinstance(source, code):
        return source
    if not isinstance(source, (str, bytes, bytearray)):
        raise TypeError(f"{mode}() arg 1 must be a string, bytes or code object")
    return code(_text(source, mode), "<string>", mode)


def _text(source, mode):
    text = source if isinstance(source, str) else bytes(source).decode()
    # A value is what is in brackets; a comment at its end must not reach the second.
    return f"__value__ = ({text.strip()}\n)\n" if mode == "eval" else text


def _run(made, globals, locals):
    if globals is not None and not isinstance(globals, dict):
        raise TypeError("globals must be a dict")
    is_main = globals is None
    known = _kernel.main_variables() if is_main else dict(globals)
    if locals is not None:
        known.update(locals)
    before = dict(known)
    function, module = _kernel.text_function(made._text, made.co_filename, known)
    try:
        function()
    finally:
        after = {name: value for name, value in _kernel.members(module)}
        value = after.pop("__value__", None)
        changed = {name: value for name, value in after.items() if name not in before or before[name] is not value}
        changed.pop("__name__", None)
        if locals is not None:
            locals.update(changed)
        elif is_main:
            _kernel.set_main_variables(changed)
        else:
            globals.update(changed)
            for name in before:
                if name not in after:
                    globals.pop(name, None)
    return {"__value__": value}
