"""The text of a program as it grows, its names, and the variables that are in reach."""
from .types import BASIC, INTS, STRING, array


class Variable:
    def __init__(self, name, type, is_shared=False, is_fixed=False, depth=0):
        self.name, self.type = name, type
        self.is_shared = is_shared  # calls may change it: closures, pointers and functions reach it
        self.is_fixed = is_fixed    # a loop counts by it: nothing assigns to it
        self.depth = depth          # how many function literals lie around its declaration


class Scopes:
    """Mixed into Program, which sets the attributes used here."""

    # -- text --

    def line(self, text):
        self.output.append("\t" * self.indent + text)

    def new(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def top(self, stem):
        """A name for the package, which holds other programs too."""
        return f"{self.new(stem)}of{self.seed}"

    def open(self, text):
        self.line(text + " {")
        self.indent += 1
        self.scopes.append([])

    def close(self, text=""):
        """Ends a block; what it declared goes into the checksum."""
        for variable in self.scopes.pop():
            self.use(variable)
        self.indent -= 1
        self.line("}" + text)

    def end(self, text="}"):
        """Ends a block that no control flow reaches the end of."""
        self.scopes.pop()
        self.indent -= 1
        self.line(text)

    def case(self, text):
        self.line(text)
        self.indent += 1
        self.scopes.append([])

    def end_case(self):
        for variable in self.scopes.pop():
            self.use(variable)
        self.indent -= 1

    # -- the checksum --

    def use(self, variable):
        if variable.type.is_plain and not variable.is_fixed:
            self.mix(variable.name, variable.type)
        elif variable.type.kind == "slice" and variable.type.element.is_plain:
            item = self.new("item")
            self.line(f"mix(uint64(len({variable.name})))")
            self.line(f"for _, {item} := range {variable.name} {{")
            self.indent += 1
            self.mix(item, variable.type.element)
            self.indent -= 1
            self.line("}")

    def mix(self, text, type):
        if type.kind in ("int", "parameter"):
            self.line(f"mix(uint64({text}))")
        elif type.is_simple:
            self.line(f"mix_{type.basic}({text if type.name == type.basic else f'{type.basic}({text})'})")
        elif type.kind == "array":
            for index in range(type.length):
                self.mix(f"{text}[{index}]", type.element)
        elif type.kind == "struct":
            for name, field in type.fields:
                self.mix(f"{text}.{name}", field)

    def trace(self, type, text):
        """The value, seen by the checksum when it is evaluated."""
        if type.kind == "parameter":
            return f"trace_any({text})"
        if type.name == type.basic:
            return f"trace_{type}({text})"
        return f"{type}(trace_{type.basic}({type.basic}({text})))"

    # -- variables and types --

    def visible(self):
        return [variable for scope in self.scopes for variable in scope]

    def declare(self, variable):
        variable.depth = self.depth
        self.scopes[-1].append(variable)
        if not variable.is_fixed:
            self.line(f"_ = {variable.name}")
        return variable

    def readable(self, wanted):
        return [v for v in self.visible() if wanted(v.type)
                and (not self.may_call or v.type.is_plain and not v.is_shared)]

    def assignable(self, wanted):
        return [v for v in self.visible() if wanted(v.type) and not v.is_fixed
                and (v.is_shared or v.depth == self.depth)]

    def plain_type(self, depth=1):
        dice, roll = self.dice, self.dice.below(100)
        if depth > 0 and roll < 15:
            return array(dice.between(1, 5), self.plain_type(depth - 1))
        if depth > 0 and roll < 32 and self.structs:
            return dice.pick(self.structs)
        if self.extra_types and roll < 48:
            return dice.pick(self.extra_types)
        if roll < 72:
            return dice.pick(INTS)
        if self.complexes:
            return dice.pick(BASIC)
        return dice.pick(BASIC[:-2])

    @property
    def extra_numbers(self):
        return [type for type in self.extra_types if type.kind != "string"]

    def key_type(self):
        """What maps are indexed by; NaN as a key makes entries that nothing finds, which is a thing to try."""
        return self.dice.pick([self.dice.pick(INTS), STRING, self.plain_type(1), self.plain_type(2)])

    def paths(self, variable, wanted):
        """Operands inside of a variable that have a wanted type: itself, fields, elements."""
        found = []

        def walk(text, type, depth):
            if wanted(type):
                found.append((text, type))
            if depth == 0:
                return
            if type.kind == "struct":
                for name, field in type.fields:
                    walk(f"{text}.{name}", field, depth - 1)
                    for promoted, inner in field.fields if name == field.name else ():
                        walk(f"{text}.{promoted}", inner, depth - 1)
            elif type.kind == "pointer":
                walk(f"(*{text})", type.element, depth)
            elif type.kind == "array":
                walk(f"{text}[{self.index(type.length)}]", type.element, depth - 1)

        walk(variable.name, variable.type, 3)
        return found

    def index(self, length):
        if self.dice.chance(40):
            return str(self.dice.below(length))
        names = self.readable(lambda t: t.kind == "int")
        if not names:
            return str(self.dice.below(length))
        return f"uint({self.dice.pick(names).name})%{length}"
