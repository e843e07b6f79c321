# Templates with names to fill in.
from string import Template


def tell(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


values = {"who": "tim", "what": "soup"}
tell(lambda: Template("$who likes $what").substitute(values))
tell(lambda: Template("$who likes ${what}s for $$5").substitute(values, what="stew"))
tell(lambda: Template("$who likes $which").substitute(values))
tell(lambda: Template("$who likes $which, $ or ${").safe_substitute(values))
tell(lambda: Template("Give $who $100").substitute(values))
tell(lambda: Template("one\ntwo $who ${").substitute(values))
tell(lambda: (Template("$a ${b} $$ $a").get_identifiers(), Template("$").is_valid(), Template("$a").is_valid()))


class Percent(Template):
    delimiter = "%"


tell(lambda: Percent("%who pays $5").substitute(values))
