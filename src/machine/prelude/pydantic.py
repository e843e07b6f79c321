"""Models: classes whose annotations say what their attributes may be."""

from _convert import check, convert_any, mistake
from typing import _Alias


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
            shown = repr(value)
            if len(shown) > 50:
                shown = shown[:25] + "..." + shown[-24:]
            lines.append(f"  {error['msg']} [type={error['type']}, input_value={shown}, input_type={type(value).__name__}]")
            lines.append(f"    For further information visit https://errors.pydantic.dev/2.13/v/{error['type']}")
        return "\n".join(lines)


class FieldInfo:
    def __init__(self, default=..., default_factory=None, alias=None, **constraints):
        self.default = default
        self.default_factory = default_factory
        self.alias = alias or constraints.pop("validation_alias", None)
        self.excluded = constraints.pop("exclude", False)
        self.description = constraints.get("description")
        self.title = constraints.get("title")
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


class _Computed:
    def __init__(self, function):
        self.property = function if isinstance(function, property) else property(function)


def computed_field(function=None, **options):
    return _Computed if function is None else _Computed(function)


class BaseModel:
    model_config = {}
    model_fields = {}
    _validators = []
    _computed = {}

    def __class_getitem__(cls, item):
        return cls

    def __init_subclass__(cls, **options):
        fields = dict(cls.model_fields)
        validators = list(cls._validators)
        cls._computed = dict(cls._computed)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, _Validator):
                validators.append(value)
                setattr(cls, name, value.function)
            elif isinstance(value, _Computed):
                cls._computed[name] = value
                setattr(cls, name, value.property)
        if "model_config" in cls.__dict__ or options:
            for base in cls.__mro__[1:]:
                inherited = base.__dict__.get("model_config")
                if inherited:
                    options = {**inherited, **options}
            cls.model_config = {**options, **cls.__dict__.get("model_config", {})}
        for name, annotation in cls.__dict__.get("__annotations__", {}).items():
            if name.startswith("_") or name == "model_config" or getattr(annotation, "_name", None) == "ClassVar":
                continue
            default = cls.__dict__.get(name, ...)
            field = default if isinstance(default, FieldInfo) else FieldInfo(default)
            if getattr(annotation, "_name", None) == "Annotated" and not isinstance(default, FieldInfo):
                for mark in annotation.__args__[1:]:
                    if isinstance(mark, FieldInfo):
                        kept = default if default is not ... else mark.default
                        field = FieldInfo(kept, mark.default_factory, mark.alias, **mark.constraints)
                        field.excluded = mark.excluded
                if type(field.default).__name__ == "property":
                    field.default = ...
            generator = cls.model_config.get("alias_generator")
            if generator is not None and field.alias is None:
                field.alias = generator(name)
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
        extra = {}
        if cls.model_config.get("extra") in ("allow", "forbid"):
            names = {field.alias or name for name, field in cls.model_fields.items()}
            extra = {name: value for name, value in data.items() if name not in names and name not in cls.model_fields}
        if cls.model_config.get("extra") == "forbid":
            for name, value in extra.items():
                mistake(errors, "extra_forbidden", (*location, name), "Extra inputs are not permitted", value)
            extra = {}
        for name, value in extra.items():
            object.__setattr__(self, name, value)
            given.add(name)
        object.__setattr__(self, "_extra", extra)
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
                value = check(value, field.constraints, mistakes, location, raw)
            if not mistakes:
                for one in own:
                    if one.mode == "after":
                        value = one.function(cls, value)
        except (ValueError, AssertionError) as error:
            kind = "value_error" if isinstance(error, ValueError) else "assertion_error"
            words = "Value error" if kind == "value_error" else "Assertion failed"
            mistake(mistakes, kind, location, f"{words}, {error}", raw, {"error": error})
        return value

    @classmethod
    def _validated(cls, data, errors, location):
        """An instance from a dict that came with a request; `errors` says what is wrong."""
        if not isinstance(data, dict) and cls.model_config.get("from_attributes"):
            data = {name: getattr(data, name) for name in cls.model_fields if hasattr(data, name)}
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
    def model_validate(cls, data, *, strict=None, from_attributes=None, context=None):
        if isinstance(data, cls):
            return data
        if not isinstance(data, dict) and (from_attributes or cls.model_config.get("from_attributes")):
            data = {name: getattr(data, name) for name in cls.model_fields if hasattr(data, name)}
        errors = []
        made = cls._validated(data, errors, ())
        if errors:
            raise ValidationError(cls.__name__, errors)
        return made

    parse_obj = model_validate

    @classmethod
    def model_validate_json(cls, text):
        import json

        return cls(**json.loads(text))

    def model_dump(
        self,
        *,
        mode="python",
        include=None,
        exclude=None,
        by_alias=False,
        exclude_unset=False,
        exclude_defaults=False,
        exclude_none=False,
        round_trip=False,
        warnings=True,
    ):
        options = {
            "mode": mode,
            "by_alias": by_alias,
            "exclude_unset": exclude_unset,
            "exclude_defaults": exclude_defaults,
            "exclude_none": exclude_none,
        }
        result = {}
        for name, value in self._pairs():
            field = type(self).model_fields.get(name)
            if exclude_unset and name not in self._given or exclude_none and value is None:
                continue
            if exclude_defaults and field is not None and not field.is_required() and value == field.get_default():
                continue
            if include is not None and name not in include or exclude is not None and name in exclude:
                continue
            if field is not None and field.excluded:
                continue
            key = field.alias if by_alias and field is not None and field.alias else name
            result[key] = _plain(value, options)
        for name, function in type(self)._computed.items():
            result[name] = _plain(getattr(self, name), options)
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
        made = type(self).model_construct(**{name: getattr(self, name) for name in type(self).model_fields})
        object.__setattr__(made, "_given", set(self._given) | set(update or {}))
        object.__setattr__(made, "_extra", dict(self._extra))
        for name, value in (update or {}).items():
            object.__setattr__(made, name, value)
        if deep:
            from copy import deepcopy

            for name in type(self).model_fields:
                object.__setattr__(made, name, deepcopy(getattr(made, name)))
        return made

    copy = model_copy

    @property
    def model_fields_set(self):
        return set(self._given)

    @property
    def model_extra(self):
        return self._extra if type(self).model_config.get("extra") == "allow" else None

    @classmethod
    def model_construct(cls, _fields_set=None, **values):
        made = cls.__new__(cls)
        for name, field in cls.model_fields.items():
            if name in values or not field.is_required():
                object.__setattr__(made, name, values[name] if name in values else field.get_default())
        object.__setattr__(made, "_extra", {})
        object.__setattr__(made, "_given", set(values))
        return made

    def __setattr__(self, name, value):
        cls = type(self)
        if name in cls.model_fields:
            if cls.model_config.get("frozen"):
                errors = []
                mistake(errors, "frozen_instance", (name,), "Instance is frozen", value)
                raise ValidationError(cls.__name__, errors)
            if cls.model_config.get("validate_assignment"):
                errors = []
                value = cls._field_value(name, cls.model_fields[name], value, errors, (name,))
                if errors:
                    raise ValidationError(cls.__name__, errors)
            self._given.add(name)
        elif not name.startswith("_") and name not in self._extra and not isinstance(getattr(cls, name, None), property):
            raise ValueError(f'"{cls.__name__}" object has no field "{name}"')
        object.__setattr__(self, name, value)

    def __hash__(self):
        if type(self).model_config.get("frozen"):
            return hash(tuple(value for _, value in self._pairs()))
        raise TypeError(f"unhashable type: '{type(self).__name__}'")

    def _pairs(self):
        return [(name, getattr(self, name)) for name in type(self).model_fields] + list(self._extra.items())

    def __iter__(self):
        return iter(self._pairs())

    def __eq__(self, other):
        return type(self) is type(other) and self._pairs() == other._pairs()

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{name}={value!r}' for name, value in self._pairs()])})"

    def __str__(self):
        return " ".join([f"{name}={value!r}" for name, value in self._pairs()])


def _plain(value, options):
    if isinstance(value, BaseModel):
        return value.model_dump(**options)
    if isinstance(value, list):
        return [_plain(item, options) for item in value]
    if isinstance(value, (tuple, set, frozenset)):
        items = [_plain(item, options) for item in value]
        return items if options["mode"] == "json" else type(value)(items)
    if isinstance(value, dict):
        return {key: _plain(item, options) for key, item in value.items()}
    if options["mode"] == "json" and not isinstance(value, (str, int, float, type(None))):
        from fastapi.encoders import jsonable_encoder

        plain = jsonable_encoder(value)
        if hasattr(value, "isoformat") and plain.endswith("+00:00"):
            return plain[:-6] + "Z"
        return plain
    return value


def create_model(name, /, *, __base__=None, **fields):
    namespace = {"__annotations__": {}, "__module__": "__main__"}
    for field, value in fields.items():
        annotation, default = value if isinstance(value, tuple) else (type(value), value)
        namespace["__annotations__"][field] = annotation
        if default is not ...:
            namespace[field] = default
    return type(name, (__base__ or BaseModel,), namespace)


class AfterValidator:
    mode = "after"

    def __init__(self, func):
        self.func = func


class BeforeValidator(AfterValidator):
    mode = "before"


class PlainValidator(AfterValidator):
    mode = "plain"


class EmailStr(str):
    @classmethod
    def _convert(cls, value, errors, location):
        name, at, host = value.partition("@") if isinstance(value, str) else ("", "", "")
        if not isinstance(value, str):
            mistake(errors, "string_type", location, "Input should be a valid string", value)
        elif not name or not at or "." not in host:
            reason = "An email address must have an @-sign."
            if at:
                reason = "The part after the @-sign is not valid. It should have a period."
            words = f"value is not a valid email address: {reason}"
            mistake(errors, "value_error", location, words, value, {"reason": reason})
        return value


class HttpUrl(str):
    @classmethod
    def _convert(cls, value, errors, location):
        text = str(value)
        scheme, mark, rest = text.partition("://")
        if not mark or not rest:
            words = "Input should be a valid URL, relative URL without a base"
            mistake(errors, "url_parsing", location, words, value, {"error": "relative URL without a base"})
        elif scheme not in ("http", "https"):
            words = "URL scheme should be 'http' or 'https'"
            mistake(errors, "url_scheme", location, words, value, {"expected_schemes": "'http' or 'https'"})
        return cls(text if "/" in rest else text + "/")


AnyUrl = AnyHttpUrl = HttpUrl


class SecretStr:
    def __init__(self, value):
        self._value = value

    @classmethod
    def _convert(cls, value, errors, location):
        return cls(value)

    def get_secret_value(self):
        return self._value

    def __str__(self):
        return "**********" if self._value else ""

    def __repr__(self):
        return f"SecretStr({str(self)!r})"

    def __len__(self):
        return len(self._value)


PositiveInt = _Alias("Annotated", (int, FieldInfo(gt=0)))
NonNegativeInt = _Alias("Annotated", (int, FieldInfo(ge=0)))
PositiveFloat = _Alias("Annotated", (float, FieldInfo(gt=0)))
NonNegativeFloat = _Alias("Annotated", (float, FieldInfo(ge=0)))


def conint(**constraints):
    return _Alias("Annotated", (int, FieldInfo(**constraints)))


def confloat(**constraints):
    return _Alias("Annotated", (float, FieldInfo(**constraints)))


def constr(**constraints):
    return _Alias("Annotated", (str, FieldInfo(**constraints)))


def conlist(item, **constraints):
    return _Alias("Annotated", (_Alias("List", (item,)), FieldInfo(**constraints)))


class TypeAdapter:
    def __init__(self, kind):
        self._kind = kind

    def validate_python(self, value):
        errors = []
        result = convert_any(value, self._kind, errors, ())
        if errors:
            raise ValidationError(getattr(self._kind, "__name__", str(self._kind)), errors)
        return result

    def validate_json(self, text):
        import json

        return self.validate_python(json.loads(text))

    def dump_python(self, value, **options):
        return _plain(value, {"mode": "python"})
