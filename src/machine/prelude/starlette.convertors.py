"""Parts of a path as values."""

from uuid import UUID


class Convertor:
    regex = ""

    def convert(self, value):
        raise NotImplementedError

    def to_string(self, value):
        raise NotImplementedError

    def __class_getitem__(cls, item):
        return cls


class StringConvertor(Convertor):
    regex = "[^/]+"

    def convert(self, value):
        return value

    def to_string(self, value):
        value = str(value)
        if "/" in value:
            raise AssertionError("May not contain path separators")
        if not value:
            raise AssertionError("Must not be empty")
        return value


class PathConvertor(Convertor):
    regex = ".*"

    def convert(self, value):
        return str(value)

    def to_string(self, value):
        return str(value)


class IntegerConvertor(Convertor):
    regex = "[0-9]+"

    def convert(self, value):
        return int(value)

    def to_string(self, value):
        return str(int(value))


class FloatConvertor(Convertor):
    regex = "[0-9]+(\\.[0-9]+)?"

    def convert(self, value):
        return float(value)

    def to_string(self, value):
        return f"{float(value):.20f}".rstrip("0").rstrip(".")


class UUIDConvertor(Convertor):
    regex = "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}"

    def convert(self, value):
        return UUID(value)

    def to_string(self, value):
        return str(value)


CONVERTOR_TYPES = {
    "str": StringConvertor(),
    "path": PathConvertor(),
    "int": IntegerConvertor(),
    "float": FloatConvertor(),
    "uuid": UUIDConvertor(),
}


def register_url_convertor(key, convertor):
    CONVERTOR_TYPES[key] = convertor
