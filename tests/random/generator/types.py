"""The types of values.  Two types are the same if their names are."""


class Type:
    """kind: int, float, complex, bool, string, parameter; array, struct; slice, map, pointer, channel."""

    def __init__(self, kind, name, **more):
        self.kind, self.name = kind, name
        self.basic = name  # the predeclared type that a named one has below it
        self.__dict__.update(more)

    def __str__(self):
        return self.name

    @property
    def is_plain(self):
        """Holds all of its value: no call changes it unless it reaches the variable."""
        if self.kind == "array":
            return self.element.is_plain
        if self.kind == "struct":
            return all(type.is_plain for _, type in self.fields)
        return self.is_simple

    @property
    def is_simple(self):
        return self.kind in ("int", "float", "bool", "string", "complex", "parameter")

    @property
    def limits(self):
        """The least and the greatest value of an integer type."""
        if self.signed:
            return -(1 << self.size - 1), (1 << self.size - 1) - 1
        return 0, (1 << self.size) - 1


def integer(name, size, signed, **more):
    return Type("int", name, size=size, signed=signed, **more)


INTS = [integer("int8", 8, True), integer("int16", 16, True), integer("int32", 32, True), integer("int64", 64, True),
        integer("uint8", 8, False), integer("uint16", 16, False), integer("uint32", 32, False),
        integer("uint64", 64, False), integer("int", 64, True), integer("uint", 64, False),
        integer("uintptr", 64, False)]
INT, UINT, RUNE = INTS[8], INTS[9], INTS[2]
FLOATS = [Type("float", "float32", size=32), Type("float", "float64", size=64)]
COMPLEXES = [Type("complex", "complex64", part=FLOATS[0]), Type("complex", "complex128", part=FLOATS[1])]
BOOL, STRING = Type("bool", "bool"), Type("string", "string")
BASIC = INTS + FLOATS + [BOOL, STRING] + COMPLEXES


def named(name, below):
    """A defined type with the operations of a basic one."""
    return Type(**{**below.__dict__, "name": name, "basic": below.basic})


def parameter(name):
    """A type parameter whose constraint is integer (prelude.go.in)."""
    return Type("parameter", name)


def array(length, element):
    return Type("array", f"[{length}]{element}", length=length, element=element)


def slice_of(element):
    return Type("slice", f"[]{element}", element=element)


def map_of(key, element):
    return Type("map", f"map[{key}]{element}", key=key, element=element)


def pointer_to(element):
    return Type("pointer", f"*{element}", element=element)


def substitute(type, arguments):
    """The type with type parameters replaced: arguments maps their names to types."""
    if type.kind == "parameter":
        return arguments.get(type.name, type)
    if type.kind == "array":
        return array(type.length, substitute(type.element, arguments))
    if type.kind == "slice":
        return slice_of(substitute(type.element, arguments))
    return type
