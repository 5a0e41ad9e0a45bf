"""Expressions.  Each either reads everything and calls nothing that has effects, or calls and reads only what no call
changes (may_call); traces stand anywhere, except in what runs beside other goroutines (is_alone)."""
from .scopes import Variable
from .types import BASIC, COMPLEXES, FLOATS, INT, INTS, STRING

FLOAT_LITERALS = ["0.0", "0.5", "1.5", "(-2.25)", "3.0", "1e6", "(-1e-3)", "16777217.0", "0.1", "7.0", "1e19", "(-1e30)"]
STRING_LITERALS = ['""', '"a"', '"hello"', '"\\u00e9\\u4e16"', '"\\xff\\x80z"', '"abcdefghijklmnopq"', '"\\U0001F600!"',
                   '"\\xed\\xa0\\x80"', '"\\xf4\\x90\\x80\\x80b"', '"\\xe4\\xb8"', '"\\x00\\xc0\\xaf"', '`raw\\n`']


class Expressions:
    """Mixed into Program."""

    # -- literals and operands --

    def number(self, type):
        """An integer literal, as often as not at a limit of its type."""
        dice = self.dice
        low, high = type.limits
        value = dice.pick([0, 1, 2, 3, 5, 7, 10, 16, 100, low, high, high - 1, low + 1, dice.below(128),
                           dice.between(low, high), 1 << dice.below(type.size - 1), -1, -2, -7, -8])
        value = min(max(value, low), high)
        return f"({value})" if value < 0 else str(value)

    def literal(self, type):
        dice = self.dice
        if type.kind == "int":
            return self.number(type)
        if type.kind == "float":
            return dice.pick(FLOAT_LITERALS)
        if type.kind == "bool":
            return dice.pick(["true", "false"])
        if type.kind == "string":
            return dice.pick(STRING_LITERALS)
        if type.kind == "complex":
            return dice.pick(["complex(1, -2.5)", "(2 + 3i)", "1.5i", "(-0.5 + 1i)", "(4 + 0i)", "0i"])
        if type.kind == "parameter":
            return f"{type}({dice.below(128)})"
        if type.kind == "struct" and dice.chance(50):
            return f"{type}{{{', '.join(n + ': ' + self.operand(t, 0) for n, t in type.fields if dice.chance(70))}}}"
        if type.kind == "struct":
            return f"{type}{{{', '.join(self.operand(t, 0) for _, t in type.fields)}}}"
        if type.kind == "array" and type.length > 2 and dice.chance(25):
            return f"{type}{{{type.length - 1}: {self.operand(type.element, 0)}, 0: {self.operand(type.element, 0)}}}"
        if type.kind == "array":
            return f"{type}{{{', '.join(self.operand(type.element, 0) for _ in range(dice.between(0, type.length)))}}}"
        if type.kind == "slice":
            return f"{type}{{{', '.join(self.operand(type.element, 0) for _ in range(dice.between(1, 5)))}}}"
        if type.kind == "pointer":
            return f"&{self.literal(type.element)}"
        raise ValueError(type.kind)

    def operand(self, type, depth):
        """May be a constant."""
        if self.dice.chance(22) and type.is_simple:
            if type.kind == "int" and self.dice.chance(25):
                return self.typed_operation(type) if self.dice.chance(50) else self.constant(type)[0]
            if type.kind == "float" and self.dice.chance(25):
                return f"{type}({self.float_constant(2)[0]})"
            return self.literal(type)
        return self.expression(type, depth)

    def leaf(self, type):
        found = []
        for variable in self.readable(lambda t: True):
            if not self.may_call or variable.type.is_plain:
                found += self.paths(variable, lambda t: t.name == type.name)
        if found and self.dice.chance(90):
            return self.dice.pick(found)[0]
        if type.is_simple and self.is_alone:
            return f"func() {type} {{ return {self.literal(type)} }}()"
        if type.is_simple:
            return self.trace(type, self.literal(type))
        return self.literal(type)

    # -- what is computed --

    def expression(self, type, depth):
        """Never a constant one."""
        if depth <= 0:
            return self.leaf(type)
        if self.may_call and self.dice.chance(35):
            calls = [f for f in self.functions if len(f.results) == 1 and f.results[0].name == type.name]
            if calls:
                return self.call(self.dice.pick(calls), depth - 1)
        if self.may_call and self.generic_functions and self.dice.chance(25):
            text = self.generic_call_of(type, depth - 1)
            if text:
                return text
        if self.dice.chance(8) and type.is_simple and not self.is_alone:
            return self.trace(type, self.expression(type, depth - 1))
        if self.dice.chance(6) and type.is_plain:
            return self.literal_call(type, depth)
        return getattr(self, "of_" + type.kind, self.other)(type, depth - 1)

    def other(self, type, depth):
        return self.leaf(type)

    def literal_call(self, type, depth):
        """A function literal, called where it stands."""
        argument = self.plain_type(0)
        name = self.new("argument")
        value = self.operand(argument, depth - 1)
        self.scopes.append([Variable(name, argument, is_fixed=True)])
        body = self.expression(type, depth - 1)
        self.scopes.pop()
        return f"func({name} {argument}) {type} {{ return {body} }}({value})"

    def call(self, function, depth):
        arguments = [self.operand(t, depth) for t in function.parameters]
        if function.rest:
            arguments += [self.operand(function.rest, depth - 1) for _ in range(self.dice.below(4))]
        return f"{function.name}({', '.join(arguments)})"

    def of_bool(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 45:
            compared = dice.pick(INTS + FLOATS + [STRING] + self.extra_types)
            operator = dice.pick(["<", "<=", ">", ">=", "==", "!="])
            return f"({self.expression(compared, depth)} {operator} {self.operand(compared, depth)})"
        if roll < 60:
            compared = self.plain_type(2)
            return f"({self.expression(compared, 0)} {dice.pick(['==', '!='])} ({self.expression(compared, 0)}))"
        if roll < 64:
            one, other = self.plain_type(), self.plain_type()
            return (f"(interface{{}}({self.expression(one, 0)}) {dice.pick(['==', '!='])} "
                    f"interface{{}}({self.expression(other, 0)}))")
        if roll < 67:
            compared = self.plain_type()
            return f"(interface{{}}({self.expression(compared, 0)}) == ({self.expression(compared, 0)}))"
        if roll < 84:
            return f"({self.expression(type, depth)} {dice.pick(['&&', '||'])} {self.expression(type, depth)})"
        return f"(!{self.expression(type, depth)})"

    def of_string(self, type, depth):
        if type.name != "string":
            return f"{type}({self.of_string(STRING, depth)})"
        dice, roll = self.dice, self.dice.below(100)
        if roll < 35:
            parts = [self.expression(type, depth), self.operand(type, depth)]
            parts += [self.operand(type, depth - 1) for _ in range(dice.pick([0, 0, 0, 1, 4]))]
            return f"({' + '.join(parts)})"
        if roll < 55:
            return f"cut({self.expression(type, depth)}, {self.expression(INT, depth)}, {self.expression(INT, depth)})"
        if roll < 65:
            return f"string(rune({self.expression(dice.pick(INTS), depth)}))"
        if roll < 75:
            return f"string([]rune({self.expression(type, depth)}))"
        if roll < 85:
            return f"string([]byte({self.expression(type, depth)}))"
        if roll < 92:
            runes = ", ".join(f"rune({self.expression(dice.pick(INTS), depth - 1)})" for _ in range(dice.below(4)))
            return f"string([]rune{{{runes}}})"
        return self.leaf(type)

    def of_complex(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 55:
            operator = dice.pick(["+", "-", "*", "*", "/"])
            return f"({self.expression(type, depth)} {operator} {self.operand(type, depth)})"
        if roll < 65:
            return f"(-{self.expression(type, depth)})"
        if roll < 90:
            return f"complex({self.expression(type.part, depth)}, {self.operand(type.part, depth)})"
        return f"{type}({self.expression(dice.pick(COMPLEXES), depth)})"

    def of_parameter(self, type, depth):
        """Operations that all integers have."""
        dice, roll = self.dice, self.dice.below(100)
        if roll < 45:
            operator = dice.pick(["+", "-", "*", "&", "|", "^", "&^"])
            return f"({self.expression(type, depth)} {operator} {self.operand(type, depth)})"
        if roll < 60:
            return f"({self.operand(type, depth)} {dice.pick('/%')} ({self.expression(type, depth)} | 1))"
        if roll < 72:
            return f"({self.expression(type, depth)} {dice.pick(['<<', '>>'])} (uint({self.expression(type, depth)}) % 70))"
        if roll < 80:
            return f"({dice.pick('-^+')}{self.expression(type, depth)})"
        return f"{type}({self.expression(dice.pick(INTS + FLOATS + self.extra_numbers), depth)})"
