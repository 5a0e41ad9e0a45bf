"""Types with methods: receivers by value and by pointer, embedding, interfaces, method values and expressions."""
from .scopes import Variable
from .types import INT, INTS, STRING, Type, named


class Method:
    def __init__(self, receiver, name, parameter, result, is_pointer):
        self.receiver, self.name, self.parameter, self.result = receiver, name, parameter, result
        self.is_pointer = is_pointer


class Methods:
    """Mixed into Program."""

    # -- declarations --

    def declare_types(self):
        """Structs, some around others; basic types with names.  All have measure, by value, and change, by pointer."""
        kinds = []
        for _ in range(self.dice.between(1, 3)):
            fields = [(self.new("f"), self.plain_type()) for _ in range(self.dice.between(1, 5))]
            texts = [f"{n} {t}" for n, t in fields]
            embedded = self.dice.pick(self.structs) if self.structs and self.dice.chance(50) else None
            if embedded and not any(name == type.name for name, type in embedded.fields):
                fields.append((embedded.name, embedded))
                texts.append(embedded.name)
            else:
                embedded = None
            struct = Type("struct", self.top("struct"), fields=fields)
            self.line(f"type {struct} struct {{ {'; '.join(texts)} }}")
            self.structs.append(struct)
            kinds.append((struct, embedded))
        if self.dice.chance(50):
            type = named(self.top("level"), self.dice.pick(INTS[:10] + [STRING]))
            self.line(f"type {type} {type.basic}")
            kinds.append((type, None))
            (self.ints if type.kind == "int" else self.extra_types).append(type)
            if type.kind == "int":
                self.extra_types.append(type)
        self.line(f"type shape{self.seed} interface {{ measure(x int) int }}")
        self.line(f"type changer{self.seed} interface {{ change(x int) int }}")
        self.line(f"type both{self.seed} interface {{ shape{self.seed}; changer{self.seed} }}")
        for type, embedded in kinds:
            self.declare_methods(type, embedded)
        self.kinds = [type for type, _ in kinds]
        self.wrapper = self.top("wrapper")
        self.line(f"type {self.wrapper} struct {{ *{self.kinds[0]}; shape{self.seed}; tally int }}")
        self.line(f"func (w {self.wrapper}) measure(x int) int {{ w.tally += x; return w.shape{self.seed}.measure(w.tally) }}")

    def declare_methods(self, type, embedded):
        if embedded is None or self.dice.chance(50):
            self.declare_method(f"s {type}", type, "measure")
        if embedded is None or self.dice.chance(50):
            self.declare_method(f"s *{type}", type, "change")

    def declare_method(self, receiver, type, name):
        is_pointer = "*" in receiver
        self.open(f"func ({receiver}) {name}(x int) (out int)")
        self.line("if !burn() { return x }")
        if is_pointer:
            self.scopes[-1].append(Variable("(*s)", type, is_shared=True))
        else:
            self.declare(Variable("s", type))
        self.declare(Variable("x", INT))
        if self.dice.chance(15):
            self.line(f"defer func() {{ out = out*3 + {self.operand(INT, 1)} }}()")
        self.inside_literal([INT], 1)
        self.end()

    # -- statements --

    def receiver(self):
        """A variable whose address may be taken, of a type with methods."""
        names = {type.name for type in self.kinds}
        found = [v for v in self.assignable(lambda t: t.name in names) if v.is_shared]
        if found and self.dice.chance(80):
            return self.dice.pick(found)
        type, name = self.dice.pick(self.kinds), self.new("v")
        self.line(f"{name} := {type}({self.value(type, 2)})")
        return self.declare(Variable(name, type, is_shared=True))

    def argument(self):
        return f"int({self.fixed(self.dice.pick(INTS))})" if self.dice.chance(70) else self.number(INT)

    def methods(self, size):
        """Calls of every form, and what they leave behind."""
        if not self.kinds:
            return
        x = self.receiver()
        name, type, got = x.name, x.type, self.new("r")
        form = self.dice.below(9)
        argument = self.argument()
        if form == 0:
            text = f"{name}.change({argument})"
        elif form == 1:
            text = f"{name}.measure({argument})"
        elif form == 2:
            text = f"({type}).measure({name}, {argument})"
        elif form == 3:
            text = f"(*{type}).change(&{name}, {argument})"
        elif form == 4:
            text = f"(*{type}).measure(&{name}, {argument})"
        elif form == 5:
            text = f"both{self.seed}(&{name}).{self.dice.pick(['measure', 'change'])}({argument})"
        elif form == 6:
            text = f"shape{self.seed}.measure({name}, {argument})"
        elif form == 7:
            text = f"both{self.seed}.change(&{name}, {argument})"
        else:
            text = f"interface{{}}(&{name}).(changer{self.seed}).change({argument})"
        self.line(f"{got} := {text}")
        self.declare(Variable(got, INT))
        self.use(x)

    def method_values(self, size):
        """A bound receiver is copied when the value is made, a bound pointer is not."""
        if not self.kinds:
            return
        x, f = self.receiver(), self.new("bound")
        name, type = x.name, x.type
        form = self.dice.below(6)
        text = [f"{name}.measure", f"{name}.change", f"(&{name}).measure", f"both{self.seed}(&{name}).change",
                f"func(x int) int {{ return {type}.measure({name}, x) }}", f"shape{self.seed}({name}).measure"][form]
        self.line(f"{f} := {text}")
        target = self.value(type, 1)
        if self.dice.chance(70):
            self.line(f"{name} = {target}")
        else:
            self.line(f"{name}.change({self.argument()})")
        self.line(f"mix(uint64({f}({self.argument()})))")
        if self.dice.chance(40):
            self.line(f"mix(uint64(func(g func(int) int) int {{ return g(1) ^ g(2) }}({f})))")
        self.use(x)

    def method_tables(self, size):
        """Method expressions in a slice or a map."""
        if not self.kinds:
            return
        x, table, f = self.receiver(), self.new("table"), self.new("f")
        type = x.type
        self.line(f"{table} := []func(*{type}, int) int{{(*{type}).measure, (*{type}).change, "
                  f"func(p *{type}, x int) int {{ return p.change(x) - x }}}}")
        self.line(f"for _, {f} := range {table} {{ mix(uint64({f}(&{x.name}, {self.argument()}))) }}")
        self.use(x)

    def wrapped(self, size):
        """Methods and fields promoted through an embedded pointer and an embedded interface."""
        if not self.kinds:
            return
        type, w, inner, seed = self.kinds[0], self.new("w"), self.new("v"), self.seed
        other = self.dice.pick(self.kinds)
        self.line(f"{inner} := {type}({self.value(type, 2)})")
        self.declare(Variable(inner, type, is_shared=True))
        self.line(f"{w} := {self.wrapper}{{&{inner}, {other}({self.value(other, 1)}), {self.dice.below(9)}}}")
        self.line(f"mix(uint64({w}.measure({self.argument()})))")
        self.line(f"mix(uint64({w}.change({self.argument()})))")
        self.line(f"mix(uint64({w}.{type}.measure(2) ^ {w}.tally))")
        if type.kind == "struct" and self.dice.chance(60):
            field, kind = self.dice.pick(type.fields)
            self.line(f"{w}.{field} = {self.value(kind, 1)}")
        self.line(f"var {w}b both{seed} = {w}")
        self.line(f"{w}.tally++")
        self.line(f"mix(uint64({w}b.measure(3)))")
        self.line(f"if {w}b == both{seed}({w}) {{ mix({self.names}) }}")
        self.line(f"{w}.shape{seed} = {w}b")
        self.line(f"mix(uint64({w}.shape{seed}.measure({self.argument()})))")

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
            self.case(f"case {other}:")
            self.declare(Variable(got, other))
            self.body(size // 4)
            self.end_case()
        if self.dice.chance(40):
            pair = [t for t in INTS if t.name not in seen][:2]
            self.line(f"case {', '.join(t.name for t in pair)}:")
            self.line(f"\tif {got} == {name} {{ mix({self.names}) }}")
        if self.kinds and self.dice.chance(50):
            self.line(f"case shape{self.seed}:")
            self.line(f"\tmix(uint64({got}.measure(3)))")
        self.line(f"case nil:" if self.dice.chance(50) else "default:")
        self.line(f"\t_ = {got}")
        self.indent -= 1
        self.line("}")
        self.line(f"if {name} == interface{{}}({self.expression(type, 1)}) {{ mix({self.names}) }}")
        self.line(f"if {got}, ok := {name}.({self.plain_type()}); ok {{ _ = {got}; mix({self.names}) }}")
