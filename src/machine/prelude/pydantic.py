"""Models: classes whose annotations say what their attributes may be."""

from _convert import check, convert_any, mistake


class ValidationError(ValueError):
    def __init__(self, title, errors):
        super().__init__(title, errors)
        self.title = title
        self._errors = [{**error, "loc": tuple(error["loc"])} for error in errors]

    def errors(self, **options):
        return self._errors

    def error_count(self):
        return len(self._errors)

    def __str__(self):
        count = len(self._errors)
        lines = [f"{count} validation error{'s' if count != 1 else ''} for {self.title}"]
        for error in self._errors:
            lines.append(".".join(str(part) for part in error["loc"]))
            value = error["input"]
            lines.append(f"  {error['msg']} [type={error['type']}, input_value={value!r}, input_type={type(value).__name__}]")
        return "\n".join(lines)


class FieldInfo:
    def __init__(self, default=..., default_factory=None, alias=None, **constraints):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias
        self.constraints = constraints
        self.annotation = None

    def is_required(self):
        return self.default is ... and self.default_factory is None

    def get_default(self):
        if self.default_factory is not None:
            return self.default_factory()
        return self.default.copy() if isinstance(self.default, (list, dict, set)) else self.default


def Field(default=..., *, default_factory=None, alias=None, **constraints):
    return FieldInfo(default, default_factory, alias, **constraints)


def ConfigDict(**options):
    return options


class _Validator:
    def __init__(self, function, fields, mode):
        self.function = function.__func__ if isinstance(function, classmethod) else function
        self.fields = fields
        self.mode = mode


def field_validator(*fields, mode="after", check_fields=None):
    return lambda function: _Validator(function, fields, mode)


def validator(*fields, pre=False, **options):
    return lambda function: _Validator(function, fields, "before" if pre else "after")


def model_validator(*, mode="after"):
    return lambda function: _Validator(function, None, mode)


def computed_field(function):
    return function


class BaseModel:
    model_config = {}
    model_fields = {}
    _validators = []

    def __init_subclass__(cls, **options):
        fields = dict(cls.model_fields)
        validators = list(cls._validators)
        for value in list(cls.__dict__.values()):
            if isinstance(value, _Validator):
                validators.append(value)
        for name, annotation in cls.__dict__.get("__annotations__", {}).items():
            if name.startswith("_") or name == "model_config" or getattr(annotation, "_name", None) == "ClassVar":
                continue
            default = cls.__dict__.get(name, ...)
            field = default if isinstance(default, FieldInfo) else FieldInfo(default)
            if getattr(annotation, "_name", None) == "Annotated":
                for mark in annotation.__args__[1:]:
                    if isinstance(mark, FieldInfo):
                        mark.default = default if default is not ... else mark.default
                        field = mark
                annotation = annotation.__args__[0]
            field.annotation = annotation
            fields[name] = field
        cls.model_fields = fields
        cls._validators = validators

    def __init__(self, **data):
        errors = []
        self._fill(data, errors, ())
        if errors:
            raise ValidationError(type(self).__name__, errors)

    def _fill(self, data, errors, location):
        cls = type(self)
        for check_all in cls._validators:
            if check_all.fields is None and check_all.mode == "before":
                data = check_all.function(cls, data)
        given = set()
        for name, field in cls.model_fields.items():
            key = field.alias if field.alias is not None and field.alias in data else name
            if key not in data:
                if field.is_required():
                    mistake(errors, "missing", (*location, field.alias or name), "Field required", data)
                else:
                    object.__setattr__(self, name, field.get_default())
                continue
            given.add(name)
            mistakes = []
            value = cls._field_value(name, field, data[key], mistakes, (*location, field.alias or name))
            errors.extend(mistakes)
            if not mistakes:
                object.__setattr__(self, name, value)
        if cls.model_config.get("extra") == "allow":
            for name, value in data.items():
                if name not in cls.model_fields:
                    object.__setattr__(self, name, value)
        object.__setattr__(self, "_given", given)
        if not errors:
            for check_all in cls._validators:
                if check_all.fields is None and check_all.mode == "after":
                    check_all.function(self)
            self.model_post_init(None)

    @classmethod
    def _field_value(cls, name, field, value, mistakes, location):
        own = [one for one in cls._validators if one.fields is not None and (name in one.fields or "*" in one.fields)]
        try:
            for one in own:
                if one.mode == "before":
                    value = one.function(cls, value)
            raw = value
            value = convert_any(value, field.annotation, mistakes, location)
            if not mistakes:
                check(value, field.constraints, mistakes, location, raw)
            if not mistakes:
                for one in own:
                    if one.mode == "after":
                        value = one.function(cls, value)
        except (ValueError, AssertionError) as error:
            kind = "value_error" if isinstance(error, ValueError) else "assertion_error"
            words = "Value error" if kind == "value_error" else "Assertion failed"
            mistake(mistakes, kind, location, f"{words}, {error}", raw, {"error": str(error)})
        return value

    @classmethod
    def _validated(cls, data, errors, location):
        """An instance from a dict that came with a request; `errors` says what is wrong."""
        if not isinstance(data, dict):
            message = "Input should be a valid dictionary or object to extract fields from"
            mistake(errors, "model_attributes_type", location, message, data)
            return None
        made = cls.__new__(cls)
        made._fill(data, errors, location)
        return made

    def model_post_init(self, context):
        pass

    @classmethod
    def model_validate(cls, data):
        return data if isinstance(data, cls) else cls(**data)

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, text):
        import json

        return cls(**json.loads(text))

    def model_dump(self, *, exclude_unset=False, exclude_none=False, include=None, exclude=None, by_alias=False, mode=None):
        result = {}
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if exclude_unset and name not in self._given or exclude_none and value is None:
                continue
            if include is not None and name not in include or exclude is not None and name in exclude:
                continue
            result[field.alias if by_alias and field.alias else name] = _plain(value)
        return result

    dict = model_dump

    def model_dump_json(self, *, indent=None, **options):
        import json

        from fastapi.encoders import jsonable_encoder

        separators = (",", ":") if indent is None else None
        plain = jsonable_encoder(self.model_dump(**options))
        return json.dumps(plain, ensure_ascii=False, separators=separators, indent=indent)

    json = model_dump_json

    def model_copy(self, *, update=None, deep=False):
        made = type(self)(**{name: getattr(self, name) for name in type(self).model_fields})
        for name, value in (update or {}).items():
            object.__setattr__(made, name, value)
        return made

    copy = model_copy

    def _pairs(self):
        return [(name, getattr(self, name)) for name in type(self).model_fields]

    def __iter__(self):
        return iter(self._pairs())

    def __eq__(self, other):
        return type(self) is type(other) and self._pairs() == other._pairs()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in self._pairs()])})"

    def __str__(self):
        return " ".join([f"{name}={value!r}" for name, value in self._pairs()])


def _plain(value):
    if isinstance(value, BaseModel):
        return value.model_dump()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


EmailStr = str
HttpUrl = str
PositiveInt = int
PositiveFloat = float
