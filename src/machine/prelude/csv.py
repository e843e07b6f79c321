"""Tables as text."""

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3


class Error(Exception):
    pass


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_limit = 131072


def register_dialect(name, dialect="excel", **options):
    _dialects[name] = _chosen(dialect, options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(new=None):
    global _limit
    old = _limit
    if new is not None:
        _limit = new
    return old


def _chosen(dialect, options):
    model = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict"):
        setattr(made, name, options.pop(name, getattr(model, name)))
    for name in options:
        raise TypeError(f"this function got an unexpected keyword argument '{name}'")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _chosen(dialect, options)
        self.line_num = 0
        self._lines = iter(csvfile)

    def __iter__(self):
        return self

    def __next__(self):
        row, field, state = [], "", "start"
        is_number = False
        dialect = self.dialect

        def done():
            if len(field) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
            row.append(float(field) if dialect.quoting == QUOTE_NONNUMERIC and is_number else field)

        while True:
            line = next(self._lines, None)
            if line is None:
                if state in ("inside", "escape inside"):
                    if dialect.strict:
                        raise Error("unexpected end of data")
                    done()
                    return row
                raise StopIteration
            self.line_num += 1
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            if state == "start" and line.rstrip("\r\n") == "":
                return row
            for char in line:
                if state == "start":
                    is_number = False
                    if char == " " and dialect.skipinitialspace:
                        continue
                    if char == dialect.quotechar and dialect.quoting != QUOTE_NONE:
                        state = "inside"
                        continue
                    is_number = True
                    state = "plain"
                if state == "plain":
                    if char in "\r\n":
                        state = "end"
                    elif char == dialect.delimiter:
                        done()
                        field, state = "", "start"
                    elif char == dialect.escapechar:
                        state = "escape"
                    else:
                        field += char
                elif state == "escape":
                    field += char
                    state = "plain"
                elif state == "inside":
                    if char == dialect.escapechar:
                        state = "escape inside"
                    elif char == dialect.quotechar:
                        state = "quote" if dialect.doublequote else "plain"
                    else:
                        field += char
                elif state == "escape inside":
                    field += char
                    state = "inside"
                elif state == "quote":
                    if char == dialect.quotechar:
                        field += char
                        state = "inside"
                    elif char in "\r\n":
                        state = "end"
                    elif char == dialect.delimiter:
                        done()
                        field, state = "", "start"
                    elif dialect.strict:
                        raise Error(f"'{dialect.delimiter}' expected after '{dialect.quotechar}'")
                    else:
                        field += char
                        state = "plain"
            if state not in ("inside", "escape inside"):
                done()
                return row


class _Writer:
    def __init__(self, csvfile, dialect, options):
        self.dialect = _chosen(dialect, options)
        self._file = csvfile

    def writerow(self, row):
        return self._file.write(self.dialect.lineterminator.join([self._line(row), ""]))

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _line(self, row):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        if len(fields) == 1 and self._text(fields[0]) == "" and self.dialect.quoting != QUOTE_NONE:
            return self.dialect.quotechar * 2
        return self.dialect.delimiter.join([self._field(field) for field in fields])

    def _text(self, field):
        return "" if field is None else field if isinstance(field, str) else repr(field) if isinstance(field, float) else str(field)

    def _field(self, field):
        dialect = self.dialect
        text = self._text(field)
        special = dialect.delimiter + "\r\n" + (dialect.quotechar or "") + (dialect.escapechar or "")
        needs = any(char in special for char in text)
        if dialect.quoting == QUOTE_NONE:
            if needs and dialect.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([dialect.escapechar + char if char in special else char for char in text])
        is_number = isinstance(field, (int, float))
        if needs or dialect.quoting == QUOTE_ALL or dialect.quoting == QUOTE_NONNUMERIC and not is_number:
            quote = dialect.quotechar
            if dialect.escapechar is not None:
                text = text.replace(dialect.escapechar, dialect.escapechar * 2)
            return quote + text.replace(quote, quote * 2 if dialect.doublequote else dialect.escapechar + quote) + quote
        return text


def writer(csvfile, dialect="excel", **options):
    return _Writer(csvfile, dialect, options)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._names = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @fieldnames.setter
    def fieldnames(self, value):
        self._names = value

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames = fieldnames
        self.restval = restval
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for row in rowdicts:
            self.writerow(row)

    def _row(self, row):
        if self.extrasaction == "raise":
            wrong = [name for name in row if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(name) for name in wrong]))
        return [row.get(name, self.restval) for name in self.fieldnames]
