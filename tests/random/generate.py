#!/usr/bin/env python3
"""generate - random valid Go programs, a hundred to a file.

    python3 generate.py FIRST [COUNT] > programs.go

Takes the first seed and how many follow; gives one Go file in which the program of each seed is a function.  The file
prints a line `seed checksum` for each.  The same seed always gives the same program, alone or among others.

Every program is free of what the specification leaves open:
  - an expression that calls a function with side effects reads only variables that no call can reach;
  - what trace() and mix() change is read by nothing, so they stand anywhere and reveal the order of evaluation;
  - constants meet constants nowhere, so that no constant expression overflows;
  - divisors are made odd, indices are reduced, conversions of floats are limited first;
  - maps are walked over only to add and xor.
Loops and calls burn fuel, which runs out: every program ends.
"""
import argparse

FUEL = 3000
MASK = (1 << 64) - 1


class Dice:
    """Numbers by seed (splitmix64), the same under every version of Python."""

    def __init__(self, seed):
        self.state = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & MASK

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.bits() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, choices):
        return choices[self.below(len(choices))]


class Type:
    def __init__(self, kind, name, **more):
        self.kind, self.name = kind, name
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
        return self.kind in ("int", "float", "bool", "string", "complex")


def integer(name, size, signed):
    return Type("int", name, size=size, signed=signed)


INTS = [integer("int8", 8, True), integer("int16", 16, True), integer("int32", 32, True), integer("int64", 64, True),
        integer("uint8", 8, False), integer("uint16", 16, False), integer("uint32", 32, False),
        integer("uint64", 64, False), integer("int", 64, True), integer("uint", 64, False)]
INT, UINT = INTS[8], INTS[9]
FLOATS = [Type("float", "float32", size=32), Type("float", "float64", size=64)]
BOOL, STRING, COMPLEX = Type("bool", "bool"), Type("string", "string"), Type("complex", "complex128")
BASIC = INTS + FLOATS + [BOOL, STRING]


def array(length, element):
    return Type("array", f"[{length}]{element}", length=length, element=element)


def slice_of(element):
    return Type("slice", f"[]{element}", element=element)


def map_of(key, element):
    return Type("map", f"map[{key}]{element}", key=key, element=element)


def pointer_to(element):
    return Type("pointer", f"*{element}", element=element)


class Variable:
    def __init__(self, name, type, is_shared=False, is_fixed=False, depth=0):
        self.name, self.type = name, type
        self.is_shared = is_shared  # calls may change it: closures, pointers and functions reach it
        self.is_fixed = is_fixed    # a loop counts by it: nothing assigns to it
        self.depth = depth          # how many function literals lie around its declaration


class Function:
    def __init__(self, name, parameters, results):
        self.name, self.parameters, self.results = name, parameters, results


class Program:
    def __init__(self, seed):
        self.seed, self.dice = seed, Dice(seed)
        self.output, self.indent = [], 0
        self.scopes, self.functions, self.structs, self.kinds = [[]], [], [], []
        self.labels, self.names, self.depth = [], 0, 0
        self.may_call = False
        self.results, self.in_loop = [], False

    # -- text --

    def line(self, text):
        self.output.append("\t" * self.indent + text)

    def new(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def top(self, stem):
        return f"{self.new(stem)}of{self.seed}"

    def open(self, text):
        self.line(text + " {")
        self.indent += 1
        self.scopes.append([])

    def close(self, text=""):
        for variable in self.scopes.pop():
            self.use(variable)
        self.indent -= 1
        self.line("}" + text)

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
        if type.kind == "int":
            self.line(f"mix(uint64({text}))")
        elif type.kind in ("float", "bool", "string", "complex"):
            self.line(f"mix_{type}({text})")
        elif type.kind == "array":
            for index in range(type.length):
                self.mix(f"{text}[{index}]", type.element)
        elif type.kind == "struct":
            for name, field in type.fields:
                self.mix(f"{text}.{name}", field)

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
        roll = self.dice.below(100)
        if depth > 0 and roll < 15:
            return array(self.dice.between(1, 5), self.plain_type(depth - 1))
        if depth > 0 and roll < 32 and self.structs:
            return self.dice.pick(self.structs)
        if roll < 72:
            return self.dice.pick(INTS)
        return self.dice.pick(BASIC)

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
            elif type.kind == "pointer":
                walk(f"(*{text})", type.element, depth)
            elif type.kind == "array":
                walk(f"{text}[{self.index(type.length)}]", type.element, depth - 1)

        walk(variable.name, variable.type, 3)
        return found

    def index(self, length):
        if self.dice.chance(40):
            return str(self.dice.below(length))
        type = self.dice.pick(INTS)
        names = [v for v in self.readable(lambda t: t.kind == "int")]
        if not names:
            return str(self.dice.below(length))
        type = self.dice.pick(names)
        return f"uint({type.name})%{length}"

    # -- expressions --

    def literal(self, type):
        dice = self.dice
        if type.kind == "int":
            low, high = (-(1 << type.size - 1), (1 << type.size - 1) - 1) if type.signed else (0, (1 << type.size) - 1)
            value = dice.pick([0, 1, 2, 3, 5, 7, 10, 16, 100, low, high, high - 1, low + 1, dice.below(128),
                               dice.between(low, high), 1 << dice.below(type.size - 1), -1, -2, -7, -8])
            value = min(max(value, low), high)
            return f"({value})" if value < 0 else str(value)
        if type.kind == "float":
            return dice.pick(["0.0", "0.5", "1.5", "(-2.25)", "3.0", "1e6", "(-1e-3)", "16777217.0", "0.1", "7.0"])
        if type.kind == "bool":
            return dice.pick(["true", "false"])
        if type.kind == "string":
            return dice.pick(['""', '"a"', '"hello"', '"\\u00e9\\u4e16"', '"\\xff\\x80z"', '"abcdefghijklmnopq"', '"\\U0001F600!"'])
        if type.kind == "complex":
            return "complex(1, -2.5)"
        if type.kind == "struct" and dice.chance(50):
            return f"{type}{{{', '.join(n + ': ' + self.operand(t, 0) for n, t in type.fields if dice.chance(70))}}}"
        if type.kind == "struct":
            return f"{type}{{{', '.join(self.operand(t, 0) for _, t in type.fields)}}}"
        if type.kind == "array":
            return f"{type}{{{', '.join(self.operand(type.element, 0) for _ in range(dice.between(0, type.length)))}}}"
        if type.kind == "slice":
            return f"{type}{{{', '.join(self.operand(type.element, 0) for _ in range(dice.between(1, 5)))}}}"
        if type.kind == "pointer":
            return f"&{self.literal(type.element)}"
        raise ValueError(type.kind)

    def operand(self, type, depth):
        if self.dice.chance(22) and type.kind in ("int", "float", "bool", "string"):
            return self.literal(type)
        return self.expression(type, depth)

    def leaf(self, type):
        found = []
        for variable in self.readable(lambda t: True):
            if not self.may_call or variable.type.is_plain:
                found += self.paths(variable, lambda t: t.name == type.name)
        if found and self.dice.chance(90):
            return self.dice.pick(found)[0]
        if type.kind in ("int", "float", "bool", "string"):
            return f"trace_{type}({self.literal(type)})"
        return self.literal(type)

    def expression(self, type, depth):
        """Never a constant one."""
        if depth <= 0:
            return self.leaf(type)
        if self.may_call and self.dice.chance(35):
            calls = [f for f in self.functions if len(f.results) == 1 and f.results[0].name == type.name]
            if calls:
                return self.call(self.dice.pick(calls), depth - 1)
        if self.dice.chance(8) and type.kind in ("int", "float", "bool", "string"):
            return f"trace_{type}({self.expression(type, depth - 1)})"
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
        return f"{function.name}({', '.join(self.operand(t, depth) for t in function.parameters)})"

    def of_int(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 38:
            operator = dice.pick(["+", "-", "*", "&", "|", "^", "&^"])
            return f"({self.expression(type, depth)} {operator} {self.operand(type, depth)})"
        if roll < 50:
            operator = dice.pick(["/", "%"])
            if dice.chance(50):
                divisor = "0"
                while divisor == "0":
                    divisor = self.literal(type)
                return f"({self.expression(type, depth)} {operator} {divisor})"
            return f"({self.operand(type, depth)} {operator} ({self.expression(type, depth)} | 1))"
        if roll < 66:
            return self.shift(type, depth)
        if roll < 72:
            return f"({dice.pick(['-', '^', '+'])}{self.expression(type, depth)})"
        if roll < 90:
            source = dice.pick(INTS)
            return f"{type}({self.expression(source, depth)})"
        if roll < 94:
            source = dice.pick(FLOATS)
            return f"{type}(limit_{source}({self.expression(source, depth)}))"
        if roll < 97:
            return f"{type}(len({self.expression(STRING, depth)}))"
        return f"{type}(byte_of({self.expression(STRING, depth)}, {self.expression(INT, depth)}))"

    def shift(self, type, depth):
        dice = self.dice
        operator = dice.pick(["<<", ">>"])
        count_type = dice.pick(INTS)
        if dice.chance(30):
            count = str(dice.pick([0, 1, 3, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, dice.below(type.size)]))
        elif count_type.signed:
            count = f"({self.expression(count_type, depth)} & {dice.pick([7, 15, 31, 63, 127])})"
        elif dice.chance(50):
            count = f"({self.expression(count_type, depth)} % {dice.pick([8, 16, 33, 64, 70])})"
        else:
            count = self.expression(count_type, depth)
        left = f"{type}({self.literal(type)})" if dice.chance(15) and not count.isdigit() else self.expression(type, depth)
        return f"({left} {operator} {count})"

    def of_float(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 50:
            return f"({self.expression(type, depth)} {dice.pick(['+', '-', '*', '/'])} {self.expression(type, depth)})"
        if roll < 60:
            return f"(-{self.expression(type, depth)})"
        return f"{type}({self.expression(dice.pick(INTS + FLOATS), depth)})"

    def of_bool(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 45:
            compared = dice.pick(INTS + FLOATS + [STRING])
            operator = dice.pick(["<", "<=", ">", ">=", "==", "!="])
            return f"({self.expression(compared, depth)} {operator} {self.operand(compared, depth)})"
        if roll < 55:
            compared = self.plain_type()
            return f"({self.expression(compared, 0)} {dice.pick(['==', '!='])} ({self.expression(compared, 0)}))"
        if roll < 80:
            return f"({self.expression(type, depth)} {dice.pick(['&&', '||'])} {self.expression(type, depth)})"
        return f"(!{self.expression(type, depth)})"

    def of_string(self, type, depth):
        dice, roll = self.dice, self.dice.below(100)
        if roll < 40:
            return f"({self.expression(type, depth)} + {self.operand(type, depth)})"
        if roll < 60:
            return f"cut({self.expression(type, depth)}, {self.expression(INT, depth)}, {self.expression(INT, depth)})"
        if roll < 70:
            return f"string(rune({self.expression(dice.pick(INTS), depth)}))"
        if roll < 80:
            return f"string([]rune({self.expression(type, depth)}))"
        if roll < 90:
            return f"string([]byte({self.expression(type, depth)}))"
        return self.leaf(type)

    def of_complex(self, type, depth):
        return f"({self.leaf(type)} {self.dice.pick(['+', '-', '*'])} {self.leaf(type)})"

    # -- statements --

    def with_calls(self, make, *arguments):
        """An expression which either reads everything or calls everything."""
        before, self.may_call = self.may_call, bool(self.functions) and self.dice.chance(40)
        text = make(*arguments)
        self.may_call = before
        return text

    def value(self, type, depth=3):
        return self.with_calls(self.operand, type, depth)

    def condition(self):
        return self.with_calls(self.expression, BOOL, 2)

    def target(self, wanted):
        """Something to assign to, and its type; no call changes what its indices read."""
        found = []
        before, self.may_call = self.may_call, True
        for variable in self.assignable(lambda t: True):
            found += self.paths(variable, wanted)
        self.may_call = before
        return self.dice.pick(found) if found else None

    def body(self, size, in_loop=None):
        before = self.in_loop
        if in_loop is not None:
            self.in_loop = in_loop
        for _ in range(size):
            self.statement(size)
        self.in_loop = before

    STATEMENTS = [("declaration", 14), ("assignment", 18), ("operation", 12), ("several", 8), ("condition_", 8),
                  ("loop", 7), ("ranged", 8), ("switched", 7), ("closure", 6), ("slices", 9), ("maps", 6),
                  ("pointers", 6), ("jump", 4), ("calls", 6), ("dynamic", 6), ("deferred", 4), ("text", 4), ("blocks", 3),
                  ("leaving", 3), ("closures_of_a_loop", 2)]

    def statement(self, size):
        roll = self.dice.below(sum(weight for _, weight in self.STATEMENTS))
        for name, weight in self.STATEMENTS:
            if roll < weight:
                return getattr(self, name)(size)
            roll -= weight

    def declaration(self, size):
        type = self.plain_type()
        name, value = self.new("v"), self.value(type)
        style = self.dice.below(3)
        if style == 0:
            self.line(f"var {name} {type} = {value}")
        elif style == 1:
            self.line(f"var {name} {type}")
        else:
            self.line(f"{name} := {type}({value})" if type.kind in ("int", "float") and value.strip("()-").replace(".", "").replace("e", "").replace("-", "").isdigit()
                      else f"{name} := {value}")
        self.declare(Variable(name, type, is_shared=self.dice.chance(40)))

    def assignment(self, size):
        target = self.target(lambda t: t.is_plain)
        if target:
            text, type = target
            self.line(f"{text} = {self.value(type)}")
            self.trim(text, type)

    def trim(self, text, type):
        if type.kind == "string":
            self.line(f"{text} = cut({text}, 0, 40)")

    def operation(self, size):
        target = self.target(lambda t: t.kind in ("int", "float"))
        if not target:
            return
        text, type = target
        roll = self.dice.below(10)
        if roll < 2:
            self.line(text + self.dice.pick(["++", "--"]))
        elif type.kind == "float":
            self.line(f"{text} {self.dice.pick('+-*/')}= {self.expression(type, 2)}")
        elif roll < 7:
            self.line(f"{text} {self.dice.pick(['+', '-', '*', '&', '|', '^', '&^'])}= {self.operand(type, 2)}")
        elif roll < 8:
            self.line(f"{text} {self.dice.pick(['/', '%'])}= {self.expression(type, 2)} | 1")
        else:
            count = self.dice.pick([t for t in INTS if not t.signed])
            self.line(f"{text} {self.dice.pick(['<<', '>>'])}= {self.expression(count, 1)} % 66")

    def several(self, size):
        targets, texts = [], set()
        for _ in range(self.dice.between(2, 3)):
            target = self.target(lambda t: t.is_plain)
            if target:
                targets.append(target)
        if len(targets) < 2:
            return
        self.line(f"{', '.join(text for text, _ in targets)} = {', '.join(self.operand(type, 2) for _, type in targets)}")
        for text, type in targets:
            self.trim(text, type)

    def condition_(self, size):
        self.open(f"if {self.condition()}")
        self.body(size // 2)
        while self.dice.chance(30):
            self.close_and_open("else if")
            self.body(size // 2)
        if self.dice.chance(50):
            self.close_and_open("else")
            self.body(size // 2)
        self.close()

    def close_and_open(self, text):
        self.close()
        self.output[-1] += f" {text} {self.condition()} {{" if text == "else if" else " else {"
        self.indent += 1
        self.scopes.append([])

    def loop(self, size):
        name, type = self.new("i"), self.dice.pick(INTS)
        label = self.label()
        limit = self.dice.between(1, 9)
        if self.dice.chance(50):
            head = f"for {name} := {type}(0); {name} < {limit} && burn(); {name}++"
        else:
            head = f"for {name} := {type}({limit}); {name} > 0 && burn(); {name} -= 1"
        self.open(head)
        self.declare(Variable(name, type, is_fixed=True))
        self.labels.append((label, self.depth))
        self.body(size // 2, True)
        self.leave_loop(label)
        self.labels.pop()
        self.close()

    def label(self):
        name = self.new("L")
        self.line(f"{name}:")
        return name

    def leave_loop(self, label):
        self.line(f"if {self.condition()} {{ {self.dice.pick(['break', 'continue'])} {label} }}")

    def leaving(self, size):
        """break, continue or return from somewhere."""
        inside = [label for label, depth in self.labels if depth == self.depth]
        if inside and self.dice.chance(70):
            self.line(f"if {self.condition()} {{ {self.dice.pick(['break', 'continue'])} {self.dice.pick(inside)} }}")
        else:
            condition = self.condition()
            self.line(f"if {condition} {{ return {', '.join(self.operand(t, 1) for t in self.results)} }}")

    def ranged(self, size):
        key, item = self.new("k"), self.new("e")
        roll = self.dice.below(10)
        if roll < 3:
            over, first, second = self.value(STRING, 2), INT, INTS[2]
        else:
            found = [v for v in self.readable(lambda t: t.kind in ("array", "slice"))]
            if not found:
                return
            variable = self.dice.pick(found)
            over, first, second = variable.name, INT, variable.type.element
            if variable.type.kind == "array" and self.dice.chance(25):
                over = "&" + over if variable.depth == self.depth or variable.is_shared else over
        label = self.label()
        two = self.dice.chance(75)
        self.open(f"for {key}, {item} := range {over}" if two else f"for {key} := range {over}")
        self.declare(Variable(key, first, is_fixed=True))
        if two:
            self.declare(Variable(item, second))
        self.line("if !burn() { break }")
        self.labels.append((label, self.depth))
        self.line(f"mix(uint64({key}))")
        self.body(size // 2, True)
        self.leave_loop(label)
        self.labels.pop()
        self.close()

    def switched(self, size):
        type = self.dice.pick(INTS + [STRING])
        tagged = self.dice.chance(65)
        if tagged:
            tag = self.value(type, 2)
            if self.dice.chance(50) and type.kind == "int":
                tag = f"({self.expression(type, 1)} & 7)"
            self.line(f"switch tag := {type}({tag}); tag {{" if self.dice.chance(50) else f"switch {type}({tag}) {{")
        else:
            self.line("switch {")
        self.indent += 1
        used, count = set(), self.dice.between(1, 5)
        default = self.dice.below(count + 2)
        for number in range(count):
            if number == default:
                self.line("default:")
            elif tagged:
                values = [str(v) for v in (self.dice.below(8), self.dice.below(8))] if type.kind == "int" \
                    else [self.literal(type)]
                values = [v for n, v in enumerate(values) if v not in used and v not in values[:n]]
                if self.dice.chance(25):
                    values.append(self.with_calls(self.expression, type, 1))
                if not values:
                    continue
                used.update(values)
                self.line(f"case {', '.join(values)}:")
            else:
                self.line(f"case {self.condition()}:")
            self.indent += 1
            self.scopes.append([])
            self.body(size // 3)
            for variable in self.scopes.pop():
                self.use(variable)
            if number + 1 < count and self.dice.chance(15) and not tagged:
                self.line("fallthrough")
            self.indent -= 1
        self.indent -= 1
        self.line("}")

    def inside_literal(self, parameters, results, size, final=True):
        """The body of a function literal or declaration, between braces that are open already."""
        saved = self.results, self.in_loop, self.labels
        self.results, self.in_loop, self.labels = results, False, []
        self.body(size)
        if final:
            self.line(f"return {', '.join(self.operand(t, 2) for t in results)}")
        self.results, self.in_loop, self.labels = saved

    def closure(self, size):
        if self.depth > 1:
            return
        name = self.new("f")
        result = self.plain_type()
        parameters = [self.plain_type(0) for _ in range(self.dice.below(3))]
        names = [self.new("p") for _ in parameters]
        self.open(f"{name} := func({', '.join(f'{n} {t}' for n, t in zip(names, parameters))}) {result}")
        self.depth += 1
        for n, t in zip(names, parameters):
            self.declare(Variable(n, t))
        self.line(f"if !burn() {{ var zero {result}; return zero }}")
        self.inside_literal(parameters, [result], size // 2)
        self.depth -= 1
        self.scopes.pop()
        self.indent -= 1
        self.line("}")
        for _ in range(self.dice.between(1, 3)):
            if self.dice.chance(40):
                self.statement(1)
            self.may_call = True
            arguments = ', '.join(self.operand(t, 1) for t in parameters)
            self.may_call = False
            got = self.new("r")
            self.line(f"{got} := {name}({arguments})")
            self.declare(Variable(got, result))

    def closures_of_a_loop(self, size):
        name, i, each = self.new("fs"), self.new("i"), self.new("each")
        self.line(f"var {name} []func(int) int")
        self.open(f"for {i} := 0; {i} < {self.dice.between(2, 5)}; {i}++")
        own = self.new("own")
        self.line(f"{own} := {self.expression(INT, 1)}")
        kept = self.dice.pick([i, own])
        self.line(f"{name} = append({name}, func(x int) int {{ {self.dice.pick([own + ' += x', 'x++'])}; return {kept}*3 + {own} - x }})")
        self.close()
        self.line(f"for _, {each} := range {name} {{ mix(uint64({each}(2)*7 + {each}(5))) }}")

    def slices(self, size):
        found = self.assignable(lambda t: t.kind == "slice")
        if not found or self.dice.chance(35):
            type, name = slice_of(self.plain_type(1)), self.new("s")
            arrays = [v for v in self.assignable(lambda t: t.kind == "array") if v.is_shared]
            if arrays and self.dice.chance(40):
                over = self.dice.pick(arrays)
                type = slice_of(over.type.element)
                low = self.dice.below(over.type.length + 1)
                high = self.dice.between(low, over.type.length)
                top = self.dice.between(high, over.type.length)
                self.line(f"{name} := {over.name}[{low}:{high}:{top}]" if self.dice.chance(50) else
                          f"{name} := {over.name}[{low}:{high}]")
            elif self.dice.chance(50):
                self.line(f"{name} := {self.literal(type)}")
            else:
                length = self.dice.below(6)
                self.line(f"{name} := make({type}, {length}, {length + self.dice.below(4)})")
            self.declare(Variable(name, type, is_shared=self.dice.chance(50)))
            return
        variable = self.dice.pick(found)
        name, element, roll = variable.name, variable.type.element, self.dice.below(10)
        if roll < 3:
            self.line(f"{name} = append({name}, {', '.join(self.operand(element, 1) for _ in range(self.dice.between(1, 3)))})")
            self.line(f"if len({name}) > 24 {{ {name} = {name}[3:9] }}")
        elif roll < 5:
            other = self.new("s")
            self.line(f"{other} := append({name}[:len({name})/2], {self.operand(element, 1)})")
            self.declare(Variable(other, variable.type))
        elif roll < 6:
            self.line(f"mix(uint64(copy({name}, {name}[len({name})/{self.dice.between(2, 3)}:])))")
        elif roll < 7:
            self.line(f"mix(uint64(copy({name}[len({name})/{self.dice.between(2, 3)}:], {name})))")
        elif roll < 8:
            self.line(f"mix(uint64(cap({name})))")
        else:
            index = f"{self.expression(UINT, 1)}%uint(len({name}))"
            self.line(f"if len({name}) > 0 {{ {name}[{index}] = {self.operand(element, 2)} }}")
            if element.kind == "int":
                self.line(f"if len({name}) > 1 {{ {name}[0], {name}[len({name})-1] = {name}[len({name})/2], {name}[0] }}")

    def maps(self, size):
        found = self.assignable(lambda t: t.kind == "map")
        if not found or self.dice.chance(30):
            key = self.dice.pick([self.dice.pick(INTS), STRING, BOOL, *self.structs])
            type, name = map_of(key, self.plain_type(1)), self.new("m")
            self.line(f"{name} := make({type})" if self.dice.chance(50) else f"{name} := {type}{{}}")
            self.declare(Variable(name, type))
            return
        variable = self.dice.pick(found)
        name, key, element, roll = variable.name, variable.type.key, variable.type.element, self.dice.below(10)
        if roll < 4:
            self.line(f"{name}[{self.expression(key, 1)}] = {self.operand(element, 2)}")
        elif roll < 6 and element.kind == "int":
            self.line(f"{name}[{self.expression(key, 1)}] {self.dice.pick(['+', '-', '^', '|'])}= {self.expression(element, 1)}")
        elif roll < 7:
            self.line(f"delete({name}, {self.expression(key, 1)})")
        elif roll < 9:
            got, found = self.new("v"), self.new("ok")
            self.line(f"{got}, {found} := {name}[{self.expression(key, 1)}]")
            self.declare(Variable(got, element))
            self.declare(Variable(found, BOOL))
        else:
            all = self.new("all")
            self.line(f"var {all} uint64")
            self.line(f"for k, e := range {name} {{ {all} += hash(func() {{")
            self.indent += 1
            self.mix("k", key)
            self.mix("e", element)
            self.indent -= 1
            self.line("}) }")
            self.line(f"mix({all} + uint64(len({name})))")

    def pointers(self, size):
        shared = [v for v in self.assignable(lambda t: t.is_plain) if v.is_shared]
        if not shared:
            return
        variable = self.dice.pick(shared)
        name = self.new("q")
        text, type = self.dice.pick(self.paths(variable, lambda t: True))
        if self.dice.chance(20):
            self.line(f"{name} := new({type})")
        else:
            self.line(f"{name} := &{text}")
        self.declare(Variable(name, pointer_to(type)))
        self.line(f"*{name} = {self.value(type, 2)}")
        self.trim("*" + name, type)
        if self.dice.chance(30):
            self.line(f"keep = {name}")

    def jump(self, size):
        label, count = self.new("J"), self.new("n")
        if self.dice.chance(50):
            self.line(f"{count} := 0")
            self.line(f"{label}:")
            self.open("")
            self.line(f"{count}++")
            self.body(size // 3)
            self.close()
            self.line(f"if {count} < {self.dice.between(2, 4)} && burn() && {self.condition()} {{ goto {label} }}")
        else:
            self.open("")
            self.line(f"if {self.condition()} {{ goto {label} }}")
            self.open("")
            self.body(size // 3)
            self.close()
            self.line(f"{label}:")
            self.line(f"mix({self.names})")
            self.close()

    def calls(self, size):
        if not self.functions:
            return
        function = self.dice.pick(self.functions)
        self.may_call = True
        text = self.call(function, 2)
        self.may_call = False
        targets = [self.target(lambda t, wanted=result: t.name == wanted.name) for result in function.results]
        if all(targets) and self.dice.chance(60) and len(set(t for t, _ in targets)) == len(targets):
            self.line(f"{', '.join(t for t, _ in targets)} = {text}")
            for target, type in targets:
                self.trim(target, type)
            return
        names = [self.new("r") for _ in function.results]
        self.line(f"{', '.join(names)} := {text}")
        for name, type in zip(names, function.results):
            self.declare(Variable(name, type))

    def dynamic(self, size):
        """A value in an interface, and what its type is."""
        type = self.plain_type()
        name, got = self.new("x"), self.new("y")
        value = self.expression(type, 2)
        self.line(f"var {name} interface{{}} = {value}")
        if self.dice.chance(40) and self.kinds:
            self.line(f"var {got} shape{self.seed} = {self.expression(self.dice.pick(self.kinds), 1)}")
            self.line(f"if {self.condition()} {{ {got} = {self.expression(self.dice.pick(self.kinds), 1)} }}")
            self.line(f"mix(uint64({got}.measure({self.operand(INT, 1)})))")
            self.line(f"{name} = {got}")
        others = [type] + [self.plain_type() for _ in range(self.dice.between(1, 3))] + self.kinds[:1]
        self.line(f"switch {got} := {name}.(type) {{")
        self.indent += 1
        seen = set()
        for other in others:
            if other.name in seen:
                continue
            seen.add(other.name)
            self.line(f"case {other}:")
            self.scopes.append([])
            self.indent += 1
            self.declare(Variable(got, other))
            self.body(size // 4)
            for variable in self.scopes.pop():
                self.use(variable)
            self.indent -= 1
        if self.kinds and self.dice.chance(50):
            self.line(f"case shape{self.seed}:")
            self.line(f"\tmix(uint64({got}.measure(3)))")
        self.line("default:")
        self.line(f"\t_ = {got}")
        self.indent -= 1
        self.line("}")
        self.line(f"if {name} == interface{{}}({self.expression(type, 1)}) {{ mix({self.names}) }}")

    def deferred(self, size):
        """A function literal that may panic and recovers."""
        if self.depth > 1:
            return
        got = self.new("got")
        self.open(f"{got} := func() (result int)")
        self.depth += 1
        cause, index = self.new("cause"), self.new("index")
        self.line(f"defer func() {{ if {cause} := recover(); {cause} != nil {{ mix_cause({cause}); result += {self.dice.below(100)} }}; result *= 3 }}()")
        if self.dice.chance(40):
            self.line(f"defer mix(uint64({self.expression(UINT, 1)}))")
        saved = self.results, self.labels
        self.results, self.labels = [INT], []
        self.body(size // 3)
        kind = self.dice.below(5)
        if kind == 0:
            self.line(f"{index} := {self.expression(INT, 2)}")
            self.line(f"result = [4]int{{5, 6, 7, 8}}[{index}&7]")
        elif kind == 1:
            self.line(f"{index} := {self.expression(INT, 2)} & 1")
            self.line(f"result = 100 / {index}")
        elif kind == 2:
            self.line(f"if {self.condition()} {{ panic({self.expression(self.dice.pick([INT, STRING]), 2)}) }}")
        elif kind == 3:
            self.line(f"var {index} interface{{}} = {self.expression(self.dice.pick(INTS), 1)}")
            self.line(f"result = int({index}.({self.dice.pick(INTS)}))")
        else:
            self.line(f"{index} := []int{{1, 2, 3}}[:{self.expression(UINT, 1)}%5]")
            self.line(f"result = len({index})")
        self.line(f"return result + {self.operand(INT, 1)}")
        self.results, self.labels = saved
        self.depth -= 1
        self.scopes.pop()
        self.indent -= 1
        self.line("}()")
        self.declare(Variable(got, INT))

    def text(self, size):
        name, bytes = self.new("t"), self.new("b")
        self.line(f"{name} := {self.expression(STRING, 2)}")
        self.line(f"{bytes} := []byte({name})")
        self.line(f"if len({bytes}) > 0 {{ {bytes}[len({bytes})/2] ^= {self.dice.below(256)} }}")
        self.line(f"mix_string(string({bytes}))")
        self.declare(Variable(name, STRING))

    def blocks(self, size):
        self.open("")
        self.body(size // 2)
        self.close()

    # -- declarations --

    def declare_structs(self):
        for _ in range(self.dice.between(1, 3)):
            fields = [(f"f{number}", self.plain_type()) for number in range(self.dice.between(1, 5))]
            struct = Type("struct", self.top("struct"), fields=fields)
            self.line(f"type {struct} struct {{ {'; '.join(f'{n} {t}' for n, t in fields)} }}")
            self.structs.append(struct)
        self.line(f"type shape{self.seed} interface {{ measure(x int) int }}")
        for struct in self.structs:
            self.kinds.append(struct)
            self.open(f"func (s {struct}) measure(x int) int")
            self.line("if !burn() { return x }")
            self.declare(Variable("s", struct))
            self.declare(Variable("x", INT))
            self.inside_literal([], [INT], 2)
            self.scopes.pop()
            self.indent -= 1
            self.line("}")

    def declare_globals(self):
        for _ in range(self.dice.between(1, 4)):
            type, name = self.plain_type(), self.top("g")
            self.scopes[0].append(Variable(name, type, is_shared=True))
            self.line(f"var {name} {type}")

    def declare_function(self):
        parameters = [self.plain_type() for _ in range(self.dice.below(5))]
        results = [self.plain_type() for _ in range(self.dice.pick([1, 1, 1, 2, 3]))]
        names = [self.new("p") for _ in parameters]
        named = [self.new("out") for _ in results]
        is_named = self.dice.chance(40)
        function = Function(self.top("f"), parameters, results)
        self.open(f"func {function.name}({', '.join(f'{n} {t}' for n, t in zip(names, parameters))}) "
                  f"({', '.join(f'{n} {t}' if is_named else str(t) for n, t in zip(named, results))})")
        for n, t in zip(names, parameters):
            self.declare(Variable(n, t, is_shared=self.dice.chance(30)))
        if is_named:
            for n, t in zip(named, results):
                self.declare(Variable(n, t, is_shared=self.dice.chance(30)))
            self.line("if !burn() { return }")
            if self.dice.chance(30):
                target = self.dice.below(len(results))
                self.line(f"defer func() {{ {named[target]} = {self.operand(results[target], 1)} }}()")
        else:
            zeros = [self.new("zero") for _ in results]
            for zero, t in zip(zeros, results):
                self.line(f"var {zero} {t}")
            self.line(f"if !burn() {{ return {', '.join(zeros)} }}")
        self.inside_literal(parameters, results, self.dice.between(2, 5))
        self.scopes.pop()
        self.indent -= 1
        self.line("}")
        self.functions.append(function)

    def generate(self):
        self.declare_globals()
        self.declare_structs()
        for _ in range(self.dice.between(1, 4)):
            self.declare_function()
        self.open(f"func p{self.seed}()")
        self.body(self.dice.between(3, 7))
        self.close()
        return self.output


PRELUDE = """// run
package main

import "math"

var sum uint64
var fuel int
var keep interface{}

func mix(x uint64) { sum = (sum ^ x) * 1099511628211; sum ^= sum >> 29 }
func burn() bool   { fuel--; return fuel > 0 }

func hash(of func()) uint64 {
	before := sum
	sum = 1
	of()
	got := sum
	sum = before
	return got
}

func mix_bool(x bool) { if x { mix(1) } else { mix(2) } }
func mix_float64(x float64) { if x != x { mix(3) } else { mix(math.Float64bits(x)) } }
func mix_float32(x float32) { mix_float64(float64(x)) }
func mix_complex128(x complex128) { mix_float64(real(x)); mix_float64(imag(x)) }
func mix_string(x string) { mix(uint64(len(x))); for i := 0; i < len(x); i++ { mix(uint64(x[i])) } }

func mix_cause(cause interface{}) {
	switch x := cause.(type) {
	case error:
		mix_string(x.Error())
	case string:
		mix_string(x)
	case int:
		mix(uint64(x))
	}
}

func limit_float64(x float64) float64 { if x > -100 && x < 100 { return x }; return 4 }
func limit_float32(x float32) float32 { if x > 0 && x < 100 { return x }; return 4 }
func byte_of(s string, i int) byte { if len(s) == 0 { return 0 }; return s[uint(i)%uint(len(s))] }

func cut(s string, i, n int) string {
	if i < 0 || i > len(s) { i = 0 }
	if n < 0 || n > len(s)-i { n = len(s) - i }
	if n > 40 { n = 40 }
	return s[i : i+n]
}

func perform(seed uint64, p func()) {
	sum, fuel = seed, %d
	p()
	println(seed, sum)
}
"""


def generate(first, count):
    lines = [PRELUDE.replace("%d", str(FUEL))]
    for type in INTS:
        lines.append(f"func trace_{type}(x {type}) {type} {{ mix(uint64(x)); return x }}")
    for type in FLOATS + [BOOL, STRING]:
        lines.append(f"func trace_{type}(x {type}) {type} {{ mix_{type}(x); return x }}")
    for seed in range(first, first + count):
        lines += ["", f"// -- seed {seed} --", *Program(seed).generate()]
    lines += ["", "func main() {", *(f"\tperform({seed}, p{seed})" for seed in range(first, first + count)), "}"]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=int)
    parser.add_argument("count", type=int, nargs="?", default=100)
    options = parser.parse_args()
    print(generate(options.first, options.count), end="")


if __name__ == "__main__":
    main()
