"""Expressions of integers and floats: every width, shifts by every type of count, conversions as amd64 has them."""
from .types import COMPLEXES, FLOATS, INT, INTS, STRING


class Arithmetic:
    """Mixed into Program."""

    def of_int(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 38:
            operator = dice.pick(["+", "-", "*", "&", "|", "^", "&^"])
            return f"({self.expression(type, depth)} {operator} {self.operand(type, depth)})"
        if roll < 50:
            return self.division(type, depth)
        if roll < 66:
            return self.shift(type, depth)
        if roll < 72:
            return f"({dice.pick(['-', '^', '+'])}{self.expression(type, depth)})"
        if roll < 89:
            source = dice.pick(INTS + self.extra_numbers)
            return f"{type}({self.expression(source, depth)})"
        if roll < 94:
            source = dice.pick(FLOATS)
            if dice.chance(50):
                return f"{type}({self.expression(source, depth)})"  # out of range too
            return f"{type}(limit_{source}({self.expression(source, depth)}))"
        if roll < 97:
            return f"{type}(len({self.expression(STRING, depth)}))"
        return f"{type}(byte_of({self.expression(STRING, depth)}, {self.expression(INT, depth)}))"

    def division(self, type, depth):
        dice = self.dice
        operator = dice.pick(["/", "%"])
        if dice.chance(50):
            divisor = "0"
            while divisor == "0":
                divisor = dice.pick([self.number(type), "(-1)" if type.signed else "1"])
            return f"({self.expression(type, depth)} {operator} {divisor})"
        return f"({self.operand(type, depth)} {operator} ({self.expression(type, depth)} | 1))"

    def shift(self, type, depth):
        dice = self.dice
        operator = dice.pick(["<<", ">>"])
        count_type = dice.pick(self.ints)
        if dice.chance(30):
            count = str(dice.pick([0, 1, 3, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 200, dice.below(type.size)]))
        elif count_type.signed:
            count = f"({self.expression(count_type, depth)} & {dice.pick([7, 15, 31, 63, 127])})"
        elif dice.chance(50):
            count = f"({self.expression(count_type, depth)} % {dice.pick([8, 16, 33, 64, 70])})"
        else:
            count = self.expression(count_type, depth)
        if dice.chance(15) and not count.isdigit():
            left = self.literal(type) if dice.chance(40) else f"{type}({self.literal(type)})"
            return f"{type}({left} {operator} {count})"
        return f"({self.expression(type, depth)} {operator} {count})"

    def of_float(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 50:
            return f"({self.expression(type, depth)} {dice.pick(['+', '-', '*', '/'])} {self.operand(type, depth)})"
        if roll < 60:
            return f"(-{self.expression(type, depth)})"
        if roll < 68 and self.complexes:
            source = dice.pick(COMPLEXES)
            return f"{type}({dice.pick(['real', 'imag'])}({self.expression(source, depth)}))"
        return f"{type}({self.expression(dice.pick(INTS + FLOATS + self.extra_numbers), depth)})"
