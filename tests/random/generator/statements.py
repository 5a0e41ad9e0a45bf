"""Statements that steer and assign."""
from .scopes import Variable
from .types import BOOL, INT, INTS, RUNE, STRING


class Statements:
    """Mixed into Program."""

    def with_calls(self, make, *arguments):
        """An expression which either reads everything or calls everything."""
        before, self.may_call = self.may_call, bool(self.functions) and not self.is_alone and self.dice.chance(40)
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

    def statement(self, size):
        roll = self.dice.below(sum(weight for _, weight in self.weights))
        for name, weight in self.weights:
            if roll < weight:
                return getattr(self, name)(size)
            roll -= weight

    # -- assignments --

    def declaration(self, size):
        type = self.plain_type(self.dice.pick([0, 1, 1, 2]))
        name, value = self.new("v"), self.value(type)
        style = self.dice.below(4)
        if style == 0:
            self.line(f"var {name} {type} = {value}")
        elif style == 1:
            self.line(f"var {name} {type}")
        else:
            self.line(f"{name} := {type}({value})" if type.is_simple else f"{name} := {value}")
        self.declare(Variable(name, type, is_shared=self.dice.chance(40)))

    def assignment(self, size):
        target = self.target(lambda t: t.is_plain)
        if target:
            text, type = target
            self.line(f"{text} = {self.value(type)}")
            self.trim(text, type)

    def trim(self, text, type):
        if type.kind == "string":
            short = f"cut({text}, 0, 40)" if type.name == "string" else f"{type}(cut(string({text}), 0, 40))"
            self.line(f"{text} = {short}")

    def operation(self, size):
        target = self.target(lambda t: t.kind in ("int", "float", "complex", "parameter"))
        if not target:
            return
        text, type = target
        roll = self.dice.below(10)
        if roll < 2 and type.kind != "complex":
            self.line(text + self.dice.pick(["++", "--"]))
        elif type.kind in ("float", "complex"):
            self.line(f"{text} {self.dice.pick('+-*/')}= {self.expression(type, 2)}")
        elif roll < 7:
            self.line(f"{text} {self.dice.pick(['+', '-', '*', '&', '|', '^', '&^'])}= {self.operand(type, 2)}")
        elif roll < 8:
            self.line(f"{text} {self.dice.pick(['/', '%'])}= {self.expression(type, 2)} | 1")
        else:
            count = self.dice.pick([t for t in INTS if not t.signed])
            self.line(f"{text} {self.dice.pick(['<<', '>>'])}= {self.expression(count, 1)} % 66")

    def several(self, size):
        targets = []
        for _ in range(self.dice.between(2, 3)):
            target = self.target(lambda t: t.is_plain)
            if target:
                targets.append(target)
        if len(targets) < 2:
            return
        self.line(f"{', '.join(text for text, _ in targets)} = {', '.join(self.operand(type, 2) for _, type in targets)}")
        for text, type in targets:
            self.trim(text, type)

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

    # -- branches --

    def branch(self, size):
        head = "if"
        if self.dice.chance(25):
            name, type = self.new("v"), self.plain_type(0)
            head = f"if {name} := {type}({self.value(type, 2)}); {self.expression(type, 1)} == {name} ||"
        self.open(f"{head} {self.condition()}")
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

    def switched(self, size):
        type = self.dice.pick(self.ints + [STRING])
        is_tagged = self.dice.chance(65)
        if is_tagged:
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
                self.case("default:")
            elif is_tagged:
                values = [str(v) for v in (self.dice.below(8), self.dice.below(8))] if type.kind == "int" \
                    else [self.literal(type)]
                values = [v for n, v in enumerate(values) if v not in used and v not in values[:n]]
                if self.dice.chance(25):
                    values.append(self.with_calls(self.expression, type, 1))
                if not values:
                    continue
                used.update(values)
                self.case(f"case {', '.join(values)}:")
            else:
                self.case(f"case {self.condition()}:")
            self.body(size // 3)
            self.end_case()
            if self.dice.chance(20):
                self.line("\tfallthrough")
        if self.output[-1].endswith("\tfallthrough"):
            self.output.pop()
        self.indent -= 1
        self.line("}")

    def blocks(self, size):
        self.open("")
        self.body(size // 2)
        self.close()

    # -- loops and jumps --

    def loop(self, size):
        name, type = self.new("i"), self.dice.pick(INTS)
        label = self.label()
        limit = self.dice.between(1, 9)
        style = self.dice.below(4)
        if style < 2:
            self.open(f"for {name} := {type}(0); {name} < {limit} && burn(); {name}++")
        elif style == 2:
            self.open(f"for {name} := {type}({limit}); {name} > 0 && burn(); {name} -= 1")
        else:
            self.open(f"for {name}, other := {type}(0), {limit}; {name} < {limit} && other > 2 && burn(); "
                      f"{name}, other = {name}+1, other-1")
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
        elif self.results is not None:
            condition = self.condition()
            self.line(f"if {condition} {{ return {', '.join(self.operand(t, 1) for t in self.results)} }}")

    def ranged(self, size):
        key, item = self.new("k"), self.new("e")
        roll = self.dice.below(10)
        if roll < 3:
            over, first, second = self.value(STRING, 2), INT, RUNE
            if self.dice.chance(25):
                kind = self.dice.pick(["byte", "rune"])
                over, second = f"[]{kind}({over})", INTS[4] if kind == "byte" else RUNE
        else:
            found = self.readable(lambda t: t.kind in ("array", "slice"))
            if not found:
                return
            variable = self.dice.pick(found)
            over, first, second = variable.name, INT, variable.type.element
            if variable.type.kind == "array" and self.dice.chance(25) and not variable.is_fixed:
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
