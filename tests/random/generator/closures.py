"""Functions and function literals: named results, variadics, captured variables, closures of loops."""
from .scopes import Variable
from .types import INT, slice_of


class Function:
    def __init__(self, name, parameters, results, rest=None):
        self.name, self.parameters, self.results = name, parameters, results
        self.rest = rest  # the element type of the last parameter of a variadic function, which parameters leaves out


class Closures:
    """Mixed into Program."""

    def inside_literal(self, results, size, is_final=True):
        """The body of a function literal or declaration, between braces that are open already."""
        saved = self.results, self.in_loop, self.labels
        self.results, self.in_loop, self.labels = results, False, []
        self.body(size)
        if is_final:
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
        self.inside_literal([result], size // 2)
        self.depth -= 1
        self.end()
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
        self.line(f"{name} = append({name}, func(x int) int {{ "
                  f"{self.dice.pick([own + ' += x', 'x++', i + '++'])}; return {kept}*3 + {own} - x }})")
        self.close()
        self.line(f"for _, {each} := range {name} {{ mix(uint64({each}(2)*7 + {each}(5))) }}")

    def counter(self, size):
        """Two closures over one variable, made by a function that has returned."""
        add, get, start = self.new("add"), self.new("get"), self.new("start")
        step = self.dice.pick(["n += by", "n ^= by << 1", "n = n*3 - by"])
        self.line(f"{add}, {get} := func({start} int) (func(int), func() int) {{ n := {start}; "
                  f"return func(by int) {{ {step} }}, func() int {{ n++; return n }} }}({self.expression(INT, 2)})")
        for _ in range(self.dice.between(1, 3)):
            self.line(f"{add}({self.expression(INT, 1)})")
        self.line(f"mix(uint64({get}()*5 + {get}()))")

    def recursive_closure(self, size):
        if self.depth > 1:
            return
        name, type, left, value = self.new("again"), self.dice.pick(self.ints), self.new("left"), self.new("p")
        self.line(f"var {name} func({left} int, {value} {type}) {type}")
        self.open(f"{name} = func({left} int, {value} {type}) {type}")
        self.depth += 1
        self.declare(Variable(left, INT, is_fixed=True))
        self.declare(Variable(value, type))
        self.line(f"if {left} <= 0 || !burn() {{ return {value} }}")
        self.inside_literal([type], size // 3, False)
        second = f" ^ {name}({left}-2, {self.fixed(type)})" if self.dice.chance(40) else ""
        self.line(f"return {name}({left}-1, {self.fixed(type)}){second}")
        self.depth -= 1
        self.end()
        got = self.new("r")
        self.line(f"{got} := {name}({self.dice.between(2, 6)}, {self.expression(type, 1)})")
        self.declare(Variable(got, type))

    def fixed(self, type):
        """An operand that no call changes."""
        before, self.may_call = self.may_call, True
        text = self.leaf(type)
        self.may_call = before
        return text

    # -- declarations --

    def declare_function(self):
        dice = self.dice
        parameters = [self.plain_type() for _ in range(dice.below(5))]
        results = [self.plain_type() for _ in range(dice.pick([1, 1, 1, 2, 3]))]
        names = [self.new("p") for _ in parameters]
        named = [self.new("out") for _ in results]
        rest = self.plain_type() if dice.chance(20) else None
        is_named = dice.chance(40)
        function = Function(self.top("f"), parameters, results, rest)
        texts = [f"{n} {t}" for n, t in zip(names, parameters)] + ([f"rest ...{rest}"] if rest else [])
        self.open(f"func {function.name}({', '.join(texts)}) "
                  f"({', '.join(f'{n} {t}' if is_named else str(t) for n, t in zip(named, results))})")
        for n, t in zip(names, parameters):
            self.declare(Variable(n, t, is_shared=dice.chance(30)))
        if rest:
            self.declare(Variable("rest", slice_of(rest)))
        if is_named:
            for n, t in zip(named, results):
                self.declare(Variable(n, t, is_shared=dice.chance(30)))
            self.line("if !burn() { return }")
            if dice.chance(30):
                self.change_result(named, results)
        else:
            zeros = [self.new("zero") for _ in results]
            for zero, t in zip(zeros, results):
                self.line(f"var {zero} {t}")
            self.line(f"if !burn() {{ return {', '.join(zeros)} }}")
        self.inside_literal(results, self.between(1, 3))
        self.end()
        self.functions.append(function)

    def change_result(self, names, types):
        """A deferred literal that sets a result, when the others are set already."""
        target = self.dice.below(len(types))
        self.line(f"defer func() {{ {names[target]} = {self.operand(types[target], 1)} }}()")

    def spread(self, size):
        """A slice in the place of variadic arguments: the callee shares its memory."""
        found = [(f, v) for f in self.functions if f.rest for v in self.assignable(lambda t: t.kind == "slice")
                 if v.type.element.name == f.rest.name]
        if not found:
            return
        function, variable = self.dice.pick(found)
        self.may_call = True
        arguments = [self.operand(t, 1) for t in function.parameters]
        self.may_call = False
        names = [self.new("r") for _ in function.results]
        self.line(f"{', '.join(names)} := {function.name}({', '.join(arguments + [variable.name])}...)")
        for name, type in zip(names, function.results):
            self.declare(Variable(name, type))
