"""Constant expressions.  Each is evaluated here too, exactly, so that none overflows its type and some lie at its limit."""
from fractions import Fraction

BIGGEST = 1 << 300  # untyped integers may have 512 bits


def quotient(a, b):
    """Truncated towards zero, as Go divides."""
    value = abs(a) // abs(b)
    return value if (a < 0) == (b < 0) else -value


OPERATORS = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b,
             "&": lambda a, b: a & b, "|": lambda a, b: a | b, "^": lambda a, b: a ^ b, "&^": lambda a, b: a & ~b,
             "/": lambda a, b: quotient(a, b), "%": lambda a, b: a - b * quotient(a, b)}


class Constants:
    """Mixed into Program."""

    def untyped(self, depth):
        """The text and the value of an untyped integer constant."""
        dice = self.dice
        if depth == 0:
            size = dice.pick([1, 3, 7, 8, 15, 16, 31, 32, 62, 63, 64])
            value = dice.pick([dice.below(10), dice.below(1 << size), (1 << size) - 1, ord("a") + dice.below(20)])
            return dice.pick([str(value), hex(value), bin(value), f"0o{value:o}"] +
                             ([f"'{chr(value)}'"] if 97 <= value < 123 else [])), value
        roll = dice.below(10)
        left, a = self.untyped(depth - 1)
        if roll == 0:
            return f"(-{left})", -a
        if roll == 1:
            return f"(^{left})", ~a
        if roll == 2:
            count = dice.below(70)
            return (f"({left} << {count})", a << count) if abs(a) < 1 << 200 else (f"({left} >> {count})", a >> count)
        if roll == 3:
            count = dice.below(70)
            return f"({left} >> {count})", a >> count
        right, b = self.untyped(depth - 1)
        operator = dice.pick(list(OPERATORS))
        if b == 0 and operator in "/%":
            operator = "+"
        value = OPERATORS[operator](a, b)
        if abs(value) > BIGGEST:
            return left, a
        return f"({left} {operator} {right})", value

    def constant(self, type):
        """A constant expression of an integer type, and its value."""
        low, high = type.limits
        text, value = self.untyped(self.dice.between(0, 3))
        if not low <= value <= high:
            if self.dice.chance(50):
                text, value = f"({text} & {hex(high)})", value & high
            else:
                text, value = f"({text} % {high})", OPERATORS["%"](value, high)
        if value < low:
            text, value = f"-({text})", -value
        return f"{type}({text})", value

    def typed_operation(self, type):
        """An operation on typed constants whose result is in the range of the type."""
        low, high = type.limits
        left, a = self.constant(type)
        right, b = self.constant(type)
        operator = self.dice.pick(list(OPERATORS))
        if operator in "/%" and b == 0 or not low <= OPERATORS[operator](a, b) <= high:
            return left
        return f"({left} {operator} {right})"

    def float_constant(self, depth):
        """The text and the value of an untyped float constant that float32 holds too, rounded."""
        dice = self.dice
        if depth == 0:
            text = dice.pick(["0.1", "1.5", "2.0", "1e3", "0x1p-2", "3.", "1e-7", "16777217.0", "0x1.fffffep10", "7.25"])
            value = Fraction(float.fromhex(text)) if text.startswith("0x") else Fraction(text.rstrip("."))
            return text, value
        left, a = self.float_constant(depth - 1)
        right, b = self.float_constant(depth - 1)
        operator = dice.pick("+-*/")
        if operator == "/" and b == 0:
            operator = "-"
        value = {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b}[operator]()
        if value and not Fraction(1, 10**30) < abs(value) < 10**30:
            return left, a
        return f"({left} {operator} {right})", value

    def declare_constants(self):
        """Groups with iota; what they declare is mixed in by their own function."""
        if not self.dice.chance(40):
            return
        names, function = [], self.top("constants")
        for _ in range(self.dice.between(1, 3)):
            type, count = self.dice.pick(self.ints), self.dice.between(2, 5)
            group = [self.top("c") for _ in range(count)]
            self.line("const (")
            step = self.dice.below(3)
            self.line(f"\t{group[0]} {type} = {['iota', f'1 << iota', f'iota*{self.dice.between(1, 20)} + 7'][step]}")
            for name in group[1:]:
                self.line(f"\t{name if self.dice.chance(80) else '_'}")
                names.append(name) if self.output[-1].strip() == name else None
            self.line(")")
            names.append(group[0])
        for _ in range(self.dice.between(1, 3)):
            name, type = self.top("c"), self.dice.pick(self.ints)
            self.line(f"const {name} = {self.constant(type)[0]}")
            names.append(name)
        self.line(f"func {function}() {{ {'; '.join(f'mix(uint64(same({name})))' for name in names)} }}")
        self.at_start.append(f"{function}()")
