"""Addresses that cross functions, closures, interfaces, channels and containers; what the soundness modes look at.

A program has one type B that is pointed to, a struct `node` that holds pointers of every kind, an interface of its methods
and some functions `flow` between them.  None of the pointers is ever nil, but for node.next.  Operands are variables
that nothing else reaches, their addresses, and fresh values, so that the order of evaluation does not matter:

    P *B    PP **B    N *node    H holder (a struct of pointers, by value)    S []*B    F func() *B    I getter    A any
"""
from .scopes import Variable
from .types import INT, INTS, pointer_to

PLACES = "P PP N H S F I A".split()


class Pointers:
    """Mixed into Program."""

    # -- declarations --

    def declare_pointed(self):
        if not self.has_pointers:
            return
        seed, self.pointed = self.seed, self.plain_type(1) if self.dice.chance(50) else self.dice.pick(INTS)
        base = self.pointed
        self.node, self.holder = f"node{seed}", f"holder{seed}"
        self.place = {"P": f"*{base}", "PP": f"**{base}", "N": f"*{self.node}", "H": self.holder, "S": f"[]*{base}",
                      "F": f"func() *{base}", "I": f"getter{seed}", "A": "interface{}"}
        self.held, self.flows = [[]], []
        self.steps = [(name, weight * self.dice.pick([1, 1, 1, 5])) for name, weight in self.STEPS]
        self.line(f"type {self.holder} struct {{ p *{base}; pair [2]*{base}; n *{self.node} }}")
        self.line(f"type {self.node} struct {{ value {base}; at *{base}; deep **{base}; next *{self.node}; many []*{base}; "
                  f"call func() *{base}; any interface{{}}; held {self.holder}; of map[int]*{base} }}")
        self.line(f"type getter{seed} interface {{ get() *{base}; put(p *{base}) *{self.node}; link(n *{self.node}) }}")
        self.line(f"var keptP{seed} = new({base})")
        self.line(f"var keptN{seed} = fresh{seed}(keptP{seed})")
        self.line(f"var keptA{seed} interface{{}}")
        self.open(f"func fresh{seed}(p *{base}) *{self.node}")
        self.line(f"n := &{self.node}{{at: p, deep: &p, many: []*{base}{{p}}, call: func() *{base} {{ return p }}, "
                  f"held: {self.holder}{{p, [2]*{base}{{p, p}}, &{self.node}{{at: p}}}}, of: map[int]*{base}{{1: p}}}}")
        self.line(f"n.held.n.held = {self.holder}{{p, n.held.pair, n}}")
        self.line("return n")
        self.end()
        self.at_start.append(f"defer func() {{ dirty(20); see{seed}(keptN{seed}, 3); seeP{seed}(keptP{seed}); "
                             f"seeA{seed}(keptA{seed}, 3) }}()")
        self.declare_looks()
        self.pointer_methods()
        for _ in range(self.between(1, 3)):
            self.declare_flow()

    def declare_looks(self):
        """seeN(): everything that a node reaches goes into the checksum."""
        seed, base = self.seed, self.pointed
        self.line(f"func seeP{seed}(p *{base}) {{")
        self.line("\tif p == nil { mix(9); return }")
        self.mix("(*p)", base)
        self.line("}")
        self.open(f"func see{seed}(n *{self.node}, depth int)")
        self.line("if n == nil || depth == 0 { return }")
        for operand in ("&n.value", "n.at", "n.held.p", "n.held.pair[1]", "n.of[1]"):
            self.line(f"seeP{seed}({operand})")
        self.line(f"if n.deep != nil {{ seeP{seed}(*n.deep) }}")
        self.line(f"for _, p := range n.many {{ seeP{seed}(p) }}")
        self.line(f"if n.call != nil {{ seeP{seed}(n.call()) }}")
        self.line(f"seeA{seed}(n.any, depth)")
        self.line(f"see{seed}(n.held.n, depth-1)")
        self.line(f"see{seed}(n.next, depth-1)")
        self.end()
        self.open(f"func seeA{seed}(x interface{{}}, depth int)")
        self.line("switch x := x.(type) {")
        self.line(f"case *{base}: seeP{seed}(x)")
        self.line(f"case **{base}: seeP{seed}(*x)")
        self.line(f"case []*{base}: for _, p := range x {{ seeP{seed}(p) }}")
        self.line(f"case func() *{base}: seeP{seed}(x())")
        self.line(f"case *{self.node}: see{seed}(x, depth-1)")
        self.line(f"case {self.holder}: seeP{seed}(x.p); seeP{seed}(x.pair[0]); see{seed}(x.n, depth-1)")
        self.line("}")
        self.end()

    def pointer_methods(self):
        dice, base, node = self.dice, self.pointed, self.node
        get = dice.pick(["n.at", "&n.value", "*n.deep", "n.many[len(n.many)-1]", "n.held.p", "n.of[1]"])
        self.line(f"func (n *{node}) get() *{base} {{ if n.many == nil {{ return n.at }}; return {get} }}")
        put = dice.pick(["n.at = p", "n.many = append(n.many, p)", "*n.deep = p", "n.deep = &p", "n.of[1] = p",
                         f"n.call = func() *{base} {{ return p }}", "n.any = p", "n.held.pair[0] = p"])
        self.line(f"func (n *{node}) put(p *{base}) *{node} {{ if n.many == nil {{ n.at = p; return n }}; {put}; "
                  f"return {dice.pick(['n', 'n.held.n', f'fresh{self.seed}(p)'])} }}")
        self.line(f"func (n *{node}) link(m *{node}) {{ {dice.pick(['n.next = m', 'm.next = n', 'n.held.n = m', 'm.any = n', f'keptN{self.seed} = n', f'keptA{self.seed} = n'])} }}")
        self.line(f"func (h {self.holder}) give() *{base} {{ return h.{dice.pick(['p', 'pair[0]', 'pair[1]', 'n.at'])} }}")
        self.line(f"func (h *{self.holder}) take(p *{base}) {{ h.{dice.pick(['p', 'pair[0]', 'n.at'])} = p }}")

    def declare_flow(self):
        """A function that does something with pointers and gives one."""
        dice = self.dice
        parameters = [dice.pick(PLACES) for _ in range(dice.between(1, 4))]
        result = dice.pick(PLACES)
        name, names = self.top("flow"), [self.new("p") for _ in parameters]
        is_named = dice.chance(30)
        self.open(f"func {name}({', '.join(f'{n} {self.place[t]}' for n, t in zip(names, parameters))}) "
                  f"({'out ' if is_named else ''}{self.place[result]})")
        self.held.append(list(zip(names, parameters)))
        self.line(f"if !burn() {{ return {self.fallback(result)} }}")
        if is_named and dice.chance(50):
            self.line(f"defer func() {{ out = {self.make(result)} }}()")
        for _ in range(self.between(1, 3)):
            self.pointer_step()
        self.line(f"return {self.make(result)}")
        self.held.pop()
        self.end()
        self.flows.append((name, parameters, result))

    def fallback(self, place):
        return {"P": f"keptP{self.seed}", "PP": f"&keptP{self.seed}", "N": f"keptN{self.seed}",
                "H": f"keptN{self.seed}.held", "S": f"[]{self.place['P']}{{keptP{self.seed}}}",
                "F": f"func() {self.place['P']} {{ return keptP{self.seed} }}",
                "I": f"keptN{self.seed}", "A": f"keptN{self.seed}"}[place]

    # -- operands --

    def holders(self, place):
        return [name for scope in self.held for name, of in scope if of == place]

    def bound(self, stem, place, text):
        """A new variable for a pointer."""
        name = self.new(stem)
        self.line(f"var {name} {self.place[place]} = {text}" if self.dice.chance(30) else
                  f"{name} := {text}" if place not in "IA" else f"{name} := {self.place[place]}({text})")
        self.line(f"_ = {name}")
        self.held[-1].append((name, place))
        return name

    def one(self, place):
        """A variable of this kind; one is made if there is none."""
        found = self.holders(place)
        if found and self.dice.chance(85):
            return self.dice.pick(found)
        return self.bound(place.lower(), place, self.make(place))

    def local(self):
        """A fresh variable of type B, whose address is all that matters about it."""
        name = self.new("x")
        self.line(f"{name} := {self.pointed}({self.operand(self.pointed, 1)})")
        self.line(f"_ = {name}")
        return name

    def make(self, place):
        """An expression of this kind.  What it needs is bound to variables before."""
        if self.dice.chance(25) and self.flows:
            calls = [flow for flow in self.flows if flow[2] == place]
            if calls:
                return self.flow_call(self.dice.pick(calls))
        return self.dice.pick(getattr(self, "make_" + place)())()

    def flow_call(self, flow):
        name, parameters, _ = flow
        return f"{name}({', '.join(self.one(t) for t in parameters)})"

    def make_P(self):
        base, one = self.pointed, self.one
        return [lambda: f"&{self.local()}", lambda: f"&{self.local()}", lambda: f"new({base})", lambda: one("P"),
                lambda: f"*{one('PP')}", lambda: f"{one('N')}.at", lambda: f"&{one('N')}.value", lambda: f"{one('H')}.p",
                lambda: f"{one('H')}.pair[{self.dice.below(2)}]", lambda: f"{one('S')}[0]", lambda: f"{one('F')}()",
                lambda: f"{one('I')}.get()", lambda: f"{one('H')}.give()", lambda: f"(*{self.node}).get({one('N')})",
                lambda: f"{self.holder}.give({one('H')})", lambda: f"same({one('P')})", lambda: f"last({one('P')}, {one('P')})",
                lambda: f"func(p {self.place['P']}) {self.place['P']} {{ return p }}({one('P')})",
                lambda: self.from_any("P"), lambda: self.through_channel("P"), lambda: self.through_panic(),
                lambda: f"keptP{self.seed}"]

    def make_PP(self):
        base = self.place["P"]

        def address():
            name = self.new("p")
            self.line(f"{name} := {self.make('P')}")
            return f"&{name}"
        return [address, address, lambda: self.one("PP"), lambda: f"&{self.one('N')}.at", lambda: f"&{self.one('S')}[0]",
                lambda: f"&[]{base}{{{self.one('P')}}}[0]", lambda: f"same({self.one('PP')})",
                lambda: f"func(p {base}) *{base} {{ return &p }}({self.one('P')})"]

    def make_N(self):
        seed, base = self.seed, self.place["P"]

        def literal():
            p, value = self.one("P"), self.operand(self.pointed, 1)
            deep = self.one("PP")
            return (f"&{self.node}{{value: {value}, at: {p}, deep: {deep}, many: []{base}{{{p}, {self.one('P')}}}, "
                    f"call: {self.one('F')}, held: {self.one('H')}, of: map[int]{base}{{1: {self.one('P')}}}}}")

        def local():
            name = self.new("n")
            self.line(f"{name} := *fresh{seed}({self.one('P')})")
            return f"&{name}"
        return [literal, local, local, lambda: f"fresh{seed}({self.one('P')})", lambda: self.one("N"),
                lambda: f"{self.one('N')}.put({self.one('P')})", lambda: f"{self.one('I')}.put({self.one('P')})",
                lambda: f"(*{self.node}).put({self.one('N')}, {self.one('P')})", lambda: f"{self.one('H')}.n",
                lambda: f"same({self.one('N')})", lambda: self.from_any("N"), lambda: self.through_channel("N"),
                lambda: f"keptN{seed}"]

    def make_H(self):
        def literal():
            p, q, n = self.one("P"), self.one("P"), self.one("N")
            return f"{self.holder}{{{p}, [2]{self.place['P']}{{{q}, {p}}}, {n}}}"
        return [literal, literal, lambda: self.one("H"), lambda: f"{self.one('N')}.held", lambda: self.from_any("H"),
                lambda: f"same({self.one('H')})", lambda: self.through_channel("H")]

    def make_S(self):
        base = self.place["P"]

        def addresses():
            """Of the elements of an array or a slice of B."""
            rows, s, i = self.new("rows"), self.new("s"), self.new("i")
            self.line(f"var {rows} [3]{self.pointed}")
            self.line(f"{s} := make([]{base}, 0, {self.dice.below(4)})")
            over = self.dice.pick([rows, rows + "[:]"])
            self.line(f"for {i} := range {over} {{ {s} = append({s}, &{rows}[{i}]) }}")
            self.line(f"{rows}[1] = {self.operand(self.pointed, 1)}")
            return s

        def of_a_loop():
            s, x, i = self.new("s"), self.new("x"), self.new("i")
            self.line(f"var {s} []{base}")
            self.line(f"for {i} := 0; {i} < {self.dice.between(1, 4)}; {i}++ {{ {x} := {self.pointed}({self.operand(self.pointed, 1)}); "
                      f"{s} = append({s}, &{x}) }}")
            return s
        return [addresses, of_a_loop, lambda: f"[]{base}{{{self.one('P')}}}", lambda: f"append({self.one('S')}, {self.one('P')})",
                lambda: f"append([]{base}{{{self.one('P')}}}, {self.one('S')}...)", lambda: self.one("S"),
                lambda: f"some({self.one('P')}, {self.one('P')})", lambda: f"some({self.one('S')}...)",
                lambda: f"{self.one('S')}[:1:1]", lambda: self.from_any("S")]

    def make_F(self):
        base = self.place["P"]

        def literal():
            p, q, x = self.one("P"), self.one("P"), self.local()
            body = self.dice.pick([f"return {p}", f"{p}, {q} = {q}, {p}; return {q}", f"*{p} = *{q}; return {p}",
                                   f"return &{x}", f"{x} = *{p}; {p} = &{x}; return {p}",
                                   f"return func() {base} {{ return {p} }}()"])
            return f"func() {base} {{ {body} }}"
        return [literal, literal, lambda: f"{self.one('N')}.get", lambda: f"{self.one('I')}.get", lambda: f"{self.one('H')}.give",
                lambda: f"bind((*{self.node}).get, {self.one('N')})", lambda: f"bind({self.holder}.give, {self.one('H')})",
                lambda: f"same({self.one('F')})"]

    def make_I(self):
        return [lambda: self.one("N"), lambda: self.one("I"), lambda: f"fresh{self.seed}({self.one('P')})",
                lambda: f"{self.one('I')}.put({self.one('P')})", lambda: f"struct{{ {self.place['I']} }}{{{self.one('I')}}}"]

    def make_A(self):
        return [lambda place=place: self.one(place) for place in PLACES] + [lambda: f"{self.one('N')}.any"]

    def from_any(self, place):
        """Out of an interface, if it is in there."""
        name = self.new("from")
        self.line(f"{name}, is := {self.one('A')}.({self.place[place]})" if self.dice.chance(50) else
                  f"{name}, is := interface{{}}({self.one(place)}).({self.place[place]})")
        self.output[-1] = self.output[-1].replace(", is :=", f", {name}is :=")
        self.line(f"if !{name}is {{ {name} = {self.fallback(place)} }}")
        return name

    def through_channel(self, place):
        name = self.new("through")
        kind, value = self.place[place], self.one(place)
        if self.dice.chance(50):
            self.line(f"{name} := make(chan {kind}, 1)")
            self.line(f"{name} <- {value}")
        else:
            self.line(f"{name} := make(chan {kind})")
            self.line(f"go func(x {kind}) {{ {name} <- x }}({value})" if self.dice.chance(50) else
                      f"go func() {{ {name} <- {value} }}()")
        return f"<-{name}"

    def through_panic(self):
        base = self.place["P"]
        return (f"func(p {base}) (q {base}) {{ defer func() {{ q = recover().({base}) }}(); panic(p) }}({self.one('P')})")

    # -- statements --

    def pointers(self, size):
        """Some steps with pointers between the other statements."""
        if not self.pointed:
            return self.plain_pointers(size)
        if self.depth > 1:
            return
        self.open("")
        self.held.append([])
        for _ in range(self.between(2, 4)):
            self.pointer_step()
        for name, place in self.held.pop():
            self.look(name, place)
        self.end()

    def look(self, name, place):
        if self.dice.chance(70):
            self.line(f"dirty({self.dice.below(30)})" if self.dice.chance(20) else "burn()")
            seed = self.seed
            self.line({"P": f"seeP{seed}({name})", "PP": f"seeP{seed}(*{name})", "N": f"see{seed}({name}, 3)",
                       "I": f"seeP{seed}({name}.get())", "F": f"seeP{seed}({name}())"}.get(place, f"seeA{seed}({name}, 3)"))

    STEPS = [("step_bind", 30), ("step_store", 22), ("step_write", 8), ("step_flow", 8), ("step_branch", 8), ("step_loop", 9),
             ("step_defer", 10), ("step_swap", 4), ("step_dirty", 4), ("step_inner", 6), ("step_go", 5)]

    def pointer_step(self):
        roll = self.dice.below(sum(weight for _, weight in self.steps))
        for name, weight in self.steps:
            if roll < weight:
                return getattr(self, name)()
            roll -= weight

    def step_bind(self):
        place = self.dice.pick(PLACES)
        self.bound(place.lower(), place, self.make(place))

    def step_store(self):
        p, n, h, place = self.one("P"), self.one("N"), self.one("H"), self.dice.pick(PLACES)
        s, seed = self.one("S"), self.seed
        self.line(self.dice.pick([
            f"{n}.at = {p}", f"{n}.next = {self.one('N')}", f"*{self.one('PP')} = {p}", f"{s}[0] = {p}",
            f"{s} = append({s}, {p})", f"{n}.many = {s}", f"{n}.call = {self.one('F')}", f"{n}.any = {self.one(place)}",
            f"{h}.p = {p}", f"{h}.pair[1] = {p}", f"{n}.held = {h}", f"{h}.n = {n}", f"{h}.take({p})",
            f"(*{self.holder}).take(&{h}, {p})", f"{n}.held.take({p})", f"{n}.deep = {self.one('PP')}",
            f"{n}.of[{self.dice.below(3)}] = {p}", f"keptP{seed} = {p}", f"keptN{seed} = {n}",
            f"keptA{seed} = {self.one(place)}", f"{n}.put({p})", f"{self.one('I')}.link({n})",
            f"{n}.deep = &{p}", f"{n}.call = func() {self.place['P']} {{ return {p} }}", f"{n}.any = &{n}",
            f"*{n} = *fresh{seed}({p})"]))

    def step_write(self):
        p = self.one("P")
        if self.dice.chance(60):
            self.line(f"*{p} = {self.operand(self.pointed, 1)}")
        else:
            self.line(f"*{p} = *{self.one('P')}")
        self.line(f"seeP{self.seed}({self.one('P')})")

    def step_flow(self):
        if self.flows:
            flow = self.dice.pick(self.flows)
            self.bound("got", flow[2], self.flow_call(flow))

    def step_branch(self):
        place = self.dice.pick(PLACES)
        name = self.one(place)
        self.line(f"if {self.condition()} {{")
        self.inner_steps(lambda: self.line(f"{name} = {self.make(place)}"))
        self.line("}")

    def inner_steps(self, *lasts):
        """Steps in an inner block of the text."""
        self.indent += 1
        self.held.append([])
        for _ in range(self.dice.below(3)):
            self.pointer_step()
        for last in lasts:
            last()
        self.held.pop()
        self.indent -= 1

    def step_loop(self):
        """What is made in one turn and kept in the next ones."""
        place, i = self.dice.pick(PLACES), self.new("i")
        name = self.one(place)
        if self.dice.chance(30):
            item = self.new("item")
            self.line(f"for {i}, {item} := range {self.one('S')} {{")
            self.line(f"\t_, _ = {i}, {item}")
            self.line(f"\tif {i} > 4 || !burn() {{ break }}")
            self.inner_steps(lambda: self.line(f"*{item} = {self.operand(self.pointed, 1)}"),
                             lambda: self.line(f"{name} = {self.make(place)}"))
        else:
            self.line(f"for {i} := 0; {i} < {self.dice.between(1, 4)} && burn(); {i}++ {{")
            self.inner_steps(lambda: self.line(f"{name} = {self.make(place)}"))
        self.line("}")

    def step_defer(self):
        """Runs when the function ends, or here, with a literal around it."""
        p, n, h, i, f = self.one("P"), self.one("N"), self.one("H"), self.one("I"), self.one("F")
        if self.dice.chance(40):
            fresh = self.new("n")
            self.line(f"{fresh} := *fresh{self.seed}({p})")
            self.line(self.dice.pick([
                f"defer (*{self.node}).link(&{fresh}, {n})", f"defer (*{self.node}).link(&{fresh}, {n})", f"defer (*{self.node}).link({n}, &{fresh})",
                f"defer (*{self.node}).put(&{fresh}, {p})", f"defer {fresh}.link({n})", f"defer {fresh}.put(&{self.local()})",
                f"defer {self.place['I']}.link(&{fresh}, {n})", f"defer {i}.link(&{fresh})",
                f"defer func(m *{self.node}) {{ m.link({n}) }}(&{fresh})"]))
            return
        form = self.dice.pick([
            f"defer (*{self.node}).put({n}, {p})", f"defer {n}.put({p})", f"defer {i}.put({p})", f"defer {i}.link({n})",
            f"defer (*{self.node}).link({n}, {self.one('N')})", f"defer {h}.take({p})", f"defer (*{self.holder}).take(&{h}, {p})",
            f"defer func(q {self.place['P']}) {{ {n}.at = q }}({p})", f"defer {f}()", f"defer {n}.held.take({p})",
            f"put := {n}.put; defer put({p})", f"put := (*{self.node}).put; defer put({n}, {p})",
            f"for i := 0; i < 3; i++ {{ x := *{p}; defer {n}.put(&x) }}",
            f"defer func() {{ recover(); {n}.any = &{p} }}(); panic({p})"])
        x = self.new("x")
        inside = f"{x} := *{p}; {n}.at = &{x}; " if self.dice.chance(30) else ""
        self.line(f"func() {{ {inside}{form} }}()")

    def step_go(self):
        done, p, n = self.new("done"), self.one("P"), self.one("N")
        body = self.dice.pick([f"{n}.put({p})", f"(*{self.node}).put({n}, {p})", f"x := *{p}; {n}.at = &x",
                               f"{p} = {n}.at", f"{n}.link(fresh{self.seed}({p}))", f"keptN{self.seed} = {n}"])
        self.line(f"{done} := make(chan bool)")
        self.line(self.dice.pick([
            f"go func() {{ defer finish({done}); {body} }}()",
            f"go func(p {self.place['P']}, n {self.place['N']}) {{ defer finish({done}); n.put(p) }}({p}, {n})",
            f"go after((*{self.node}).put, {n}, {p}, {done})", f"go notify(func() {{ {body} }}, {done})"]))
        self.line(f"<-{done}")

    def step_swap(self):
        place = self.dice.pick(PLACES)
        one, other = self.one(place), self.one(place)
        if one != other:
            self.line(f"{one}, {other} = {other}, {one}")

    def step_dirty(self):
        self.line(f"dirty({self.dice.below(40)})")

    def step_inner(self):
        """A function literal that captures all there is and gives one more."""
        place, name = self.dice.pick(PLACES), self.new("inner")
        self.line(f"{name} := func() {self.place[place]} {{")
        self.line(f"\tif !burn() {{ return {self.fallback(place)} }}")
        self.inner_steps(lambda: self.line(f"return {self.make(place)}"))
        self.line("}")
        self.bound("got", place, f"{name}()")

    def plain_pointers(self, size):
        """A pointer into a variable that calls reach."""
        shared = [v for v in self.assignable(lambda t: t.is_plain) if v.is_shared]
        if not shared:
            return
        variable, name = self.dice.pick(shared), self.new("q")
        text, type = self.dice.pick(self.paths(variable, lambda t: True))
        self.line(f"{name} := new({type})" if self.dice.chance(20) else f"{name} := &{text}")
        self.declare(Variable(name, pointer_to(type)))
        self.line(f"*{name} = {self.value(type, 2)}")
        self.trim("*" + name, type)
        if self.dice.chance(30):
            self.line(f"keep = {name}")
