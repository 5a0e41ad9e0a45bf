"""Generic functions with random bodies, generic types of the prelude with random arguments."""
from .closures import Function
from .scopes import Variable
from .types import INT, INTS, STRING, parameter, slice_of, substitute


class Generics:
    """Mixed into Program."""

    def declare_generic_function(self):
        """A function of one or two integer type parameters; its statements may use them as any other type."""
        dice = self.dice
        letters = [parameter("A")] + ([parameter("B")] if dice.chance(50) else [])
        parameters = [letters[0], dice.pick(letters)] + [self.plain_type() for _ in range(dice.below(3))]
        if len(letters) > 1:
            parameters.append(letters[1])
        results = [dice.pick(letters + [self.plain_type()]) for _ in range(dice.pick([1, 1, 2]))]
        function = Function(self.top("generic"), parameters, results)
        function.letters = letters
        names = [self.new("p") for _ in parameters]
        saved, self.extra_types = self.extra_types, self.extra_types + letters
        self.open(f"func {function.name}[{', '.join(t.name for t in letters)} integer]"
                  f"({', '.join(f'{n} {t}' for n, t in zip(names, parameters))}) ({', '.join(map(str, results))})")
        for n, t in zip(names, parameters):
            self.declare(Variable(n, t, is_shared=dice.chance(30)))
        zeros = [self.new("zero") for _ in results]
        for zero, t in zip(zeros, results):
            self.line(f"var {zero} {t}")
        self.line(f"if !burn() {{ return {', '.join(zeros)} }}")
        self.inside_literal(results, self.between(1, 3))
        self.end()
        self.extra_types = saved
        self.generic_functions.append(function)

    def instance(self, function):
        """The text of an instance, and the types its parameters and results then have."""
        arguments = {t.name: self.dice.pick(self.ints) for t in function.letters}
        if self.dice.chance(30):  # inside of generic code, an instance for its own type parameter
            inside = [t for t in self.extra_types if t.kind == "parameter"]
            if inside:
                arguments[function.letters[0].name] = inside[0]
        style = self.dice.below(3)
        names = [arguments[t.name].name for t in function.letters]
        text = function.name if style == 0 else f"{function.name}[{', '.join(names[:max(1, len(names) - (style == 1))])}]"
        return (text, [substitute(t, arguments) for t in function.parameters],
                [substitute(t, arguments) for t in function.results])

    def instance_call(self, function, depth):
        """The text of a call and the types of what it gives.  Arguments have types of their own, to infer from."""
        text, parameters, results = self.instance(function)
        texts = [f"{t}({self.expression(t, depth)})" if t.kind == "int" else self.operand(t, depth) for t in parameters]
        return f"{text}({', '.join(texts)})", results

    def generic_call_of(self, type, depth):
        """A call whose result has this type, or nothing."""
        function = self.dice.pick(self.generic_functions)
        if len(function.results) != 1:
            return ""
        text, results = self.instance_call(function, depth)
        return text if results[0].name == type.name else ""

    def generic_calls(self, size):
        if not self.generic_functions:
            return
        self.may_call = True
        text, results = self.instance_call(self.dice.pick(self.generic_functions), 1)
        self.may_call = False
        names = [self.new("r") for _ in results]
        self.line(f"{', '.join(names)} := {text}")
        for name, type in zip(names, results):
            self.declare(Variable(name, type))

    def generic_types(self, size):
        getattr(self, self.dice.pick(["stacks", "pairs", "tables", "folds", "constrained", "generic_values"]))(size)

    def stacks(self, size):
        type, name, got = self.plain_type(), self.new("stack"), self.new("v")
        self.line(f"var {name} stack[{type}]")
        for _ in range(self.dice.between(1, 4)):
            self.line(f"{name}.push({self.value(type, 1)})")
        self.line(f"{got} := {name}.pop()")
        self.declare(Variable(got, type))
        self.line(f"mix(uint64(len({name}.items)))")
        self.line(f"mix(uint64({name}.count(func(x {type}) bool {{ return x == {got} }})))")

    def pairs(self, size):
        one, other, name, got = self.plain_type(), self.plain_type(), self.new("pair"), self.new("v")
        self.line(f"{name} := pair[{one}, {other}]{{{self.operand(one, 1)}, {self.operand(other, 1)}}}")
        self.line(f"{got} := {name}.swapped().first")
        self.declare(Variable(got, other))
        self.line(f"{name}.set({self.value(one, 1)})")
        self.mix(f"{name}.first", one)
        self.line(f"if {name} == (pair[{one}, {other}]{{{self.operand(one, 0)}, {got}}}) {{ mix({self.names}) }}")
        self.line(f"switch interface{{}}({name}).(type) {{ case pair[{other}, string]: mix(1); "
                  f"case interface{{ swapped() pair[{other}, {one}] }}: mix(2) }}")

    def tables(self, size):
        key, name, type = self.plain_type(), self.new("table"), self.dice.pick(self.ints)
        self.line(f"{name} := table[{key}, {type}]{{}}")
        for _ in range(self.dice.between(2, 5)):
            self.line(f"{name}.add({self.operand(key, 1)}, {self.operand(type, 1)})")
        self.line(f"mix(uint64({name}.total()))")
        self.line(f"mix(uint64({name}[{self.expression(key, 0)}]))")

    def folds(self, size):
        element, to, name, x = self.plain_type(), self.dice.pick(self.ints), self.new("to"), self.new("x")
        of = slice_of(element)
        value = self.literal(of)
        self.scopes.append([Variable(x, element, is_fixed=True)])
        before, self.is_alone = self.is_alone, True
        made = self.expression(to, 2)
        self.is_alone = before
        self.scopes.pop()
        self.line(f"{name} := transformed({value}, func({x} {element}) {to} {{ return {made} }})")
        self.declare(Variable(name, slice_of(to)))
        self.line(f"mix(uint64(folded({name}, {self.dice.below(99)}, func(all uint64, x {to}) uint64 {{ return all*31 + uint64(x) }})))")
        if self.dice.chance(50):
            self.line(f"mix(uint64(greatest({', '.join(f'{to}({self.operand(to, 1)})' for _ in range(self.dice.between(1, 4)))})))")
        if self.dice.chance(30):
            self.line(f"mix_string(greatest({self.operand(STRING, 1)}, {self.expression(STRING, 1)}))")

    def constrained(self, size):
        """Constraints with methods; the pointer to a type parameter as one."""
        if not self.kinds:
            return
        x = self.receiver()
        self.line(f"mix(uint64(measured({x.name}, {self.argument()})))")
        self.line(f"mix(uint64(changed[{x.type}](&{x.name}, {self.argument()})))")
        self.use(x)

    def generic_values(self, size):
        """Generic functions as values; instances of methods."""
        type, name, f = self.dice.pick(self.ints), self.new("stack"), self.new("f")
        self.line(f"{f} := greatest[{type}]")
        self.line(f"mix(uint64({f}({self.operand(type, 1)}, {self.operand(type, 1)})))")
        self.line(f"{name} := &stack[{type}]{{}}")
        self.line(f"{f}push := {name}.push")
        self.line(f"{f}push({self.operand(type, 1)})")
        self.line(f"(*stack[{type}]).push({name}, {self.operand(type, 1)})")
        self.line(f"mix(uint64({name}.pop()))")
        self.line(f"mix_string(kind_of({self.expression(self.plain_type(0), 1)}))")
