"""Goroutines and channels, where only one outcome is possible: a goroutine computes from what it was given alone
(is_alone), or works while all others wait for it, or its share is added to a sum."""
import contextlib

from .scopes import Variable
from .types import INT


class Goroutines:
    """Mixed into Program."""

    @contextlib.contextmanager
    def alone(self, *variables):
        """Expressions that read these variables only and have no effects."""
        saved = self.scopes, self.is_alone, self.may_call
        self.scopes, self.is_alone, self.may_call = [list(variables)], True, False
        yield
        self.scopes, self.is_alone, self.may_call = saved

    def goroutines(self, size):
        if self.depth > 1:
            return
        getattr(self, self.dice.pick(["joined", "joined", "pipeline", "workers", "ring", "selects", "try_selects",
                                      "chosen", "semaphore", "method_started"]))(size)

    def capacity(self):
        return self.dice.pick(["", "", ", 1", ", 3"])

    def joined(self, size):
        """Any statements in a goroutine whose end the others wait for."""
        result, done, got = self.plain_type(), self.new("done"), self.new("r")
        parameter, type = self.new("p"), self.plain_type(0)
        value = self.value(type, 1)
        self.line(f"{done} := make(chan {result}{self.capacity()})")
        self.open(f"go func({parameter} {type})")
        self.depth += 1
        self.declare(Variable(parameter, type))
        self.line(f"defer func() {{ if cause := recover(); cause != nil {{ mix_cause(cause); var zero {result}; {done} <- zero }} }}()")
        self.open(f"{done} <- func() {result}")
        self.inside_literal([result], size // 3)
        self.end("}()")
        self.depth -= 1
        self.end(f"}}({value})")
        self.line(f"{got} := <-{done}")
        self.declare(Variable(got, result))

    def pipeline(self, size):
        """Stages that compute, and a loop at the end which does anything."""
        first, count = self.new("c"), self.dice.between(1, 6)
        type, i, value = self.plain_type(), self.new("i"), self.new("p")
        with self.alone(Variable(i, INT, is_fixed=True)):
            made = self.expression(type, 2)
        self.line(f"{first} := make(chan {type}{self.capacity()})")
        self.line(f"go func() {{ for {i} := 0; {i} < {count}; {i}++ {{ _ = {i}; {first} <- {made} }}; close({first}) }}()")
        for _ in range(self.dice.below(3)):
            next, to = self.new("c"), self.plain_type()
            with self.alone(Variable(value, type, is_fixed=True)):
                made = self.expression(to, 2)
            self.line(f"{next} := make(chan {to}{self.capacity()})")
            self.line(f"go func(in <-chan {type}, out chan<- {to}) {{ for {value} := range in {{ _ = {value}; out <- {made} }}; "
                      f"close(out) }}({first}, {next})")
            first, type = next, to
        got = self.new("got")
        self.open(f"for {got} := range {first}")
        self.declare(Variable(got, type))
        saved = self.results, self.labels
        self.results, self.labels = None, []
        if self.dice.chance(50):
            self.body(size // 4, False)
        self.results, self.labels = saved
        self.close()

    def workers(self, size):
        """Several take from one channel; what they find is added."""
        jobs, results, p, all = self.new("jobs"), self.new("results"), self.new("p"), self.new("all")
        type, count, some = self.dice.pick(self.ints), self.dice.between(2, 9), self.dice.between(1, 4)
        with self.alone(Variable(p, type)):
            made = self.expression(type, 3)
        self.line(f"{jobs}, {results} := make(chan {type}{self.capacity()}), make(chan {type}{self.capacity()})")
        self.line(f"for i := 0; i < {some}; i++ {{ go func() {{ for {p} := range {jobs} {{ _ = {p}; {results} <- {made} }} }}() }}")
        self.line(f"go func() {{ for i := 0; i < {count}; i++ {{ {jobs} <- {type}(i) }}; close({jobs}) }}()")
        self.line(f"var {all} {type}")
        self.line(f"for i := 0; i < {count}; i++ {{ {all} += <-{results} }}")
        self.declare(Variable(all, type))

    def ring(self, size):
        """A value that goes round; who has it is the only one that runs."""
        first, at, type = self.new("first"), self.new("at"), self.dice.pick(self.ints)
        p = self.new("p")
        with self.alone(Variable(p, type)):
            made = self.expression(type, 2)
        self.line(f"{first} := make(chan {type})")
        self.line(f"{at} := {first}")
        self.open(f"for i := 0; i < {self.dice.between(1, 5)}; i++")
        self.line(f"next := make(chan {type})")
        self.line(f"go func(i int, in <-chan {type}, out chan<- {type}) {{ for {p} := range in {{ mix(uint64({p}) + uint64(i)); "
                  f"out <- {made} }}; close(out) }}(i, {at}, next)")
        self.line(f"{at} = next")
        self.close()
        self.line(f"for i := 0; i < {self.dice.between(1, 4)}; i++ {{ {first} <- {self.expression(type, 1)}; mix(uint64(<-{at})) }}")
        self.line(f"close({first})")
        self.line(f"if _, ok := <-{at}; !ok {{ mix({self.names}) }}")

    def selects(self, size):
        """Two that send at their own pace; the sum says that nothing was lost or doubled."""
        one, other, all, count = self.new("one"), self.new("other"), self.new("all"), self.dice.between(1, 7)
        self.line(f"{one}, {other} := make(chan int{self.capacity()}), make(chan uint16{self.capacity()})")
        self.line(f"go func() {{ for i := 0; i < {count}; i++ {{ {one} <- i*i }}; close({one}) }}()")
        self.line(f"go func() {{ for i := 0; i < {self.dice.between(0, 6)}; i++ {{ {other} <- uint16(i + 9) }}; close({other}) }}()")
        self.line(f"{all} := 0")
        self.open(f"for {one} != nil || {other} != nil")
        self.line("select {")
        self.line(f"case x, ok := <-{one}:")
        self.line(f"\tif !ok {{ {one} = nil; continue }}")
        self.line(f"\t{all} += x")
        self.line(f"case x, ok := <-{other}:")
        self.line(f"\tif !ok {{ {other} = nil; break }}")
        self.line(f"\t{all} += int(x) * 100")
        self.line("}")
        self.close()
        self.declare(Variable(all, INT))

    def try_selects(self, size):
        """select with default over a channel that nobody else has."""
        c, type, i, x = self.new("c"), self.plain_type(), self.new("i"), self.new("x")
        self.line(f"{c} := make(chan {type}, {self.dice.below(4)})")
        self.open(f"for {i} := 0; {i} < {self.dice.between(2, 6)}; {i}++")
        self.declare(Variable(i, INT, is_fixed=True))
        self.line("select {")
        self.case(f"case {c} <- {self.value(type, 2)}:")
        self.line(f"mix({self.names})")
        self.end_case()
        self.line("default:")
        self.line(f"\tmix(uint64(len({c})*3 + cap({c})))")
        self.line("}")
        self.line(f"if {self.condition()} {{ continue }}")
        self.line("select {")
        self.case(f"case {x} := <-{c}:")
        self.declare(Variable(x, type))
        self.end_case()
        self.line("default:")
        self.line(f"\tmix({self.names})")
        self.line("}")
        self.close()

    def chosen(self, size):
        """One case of many can go on: the others' channels are nil, full or empty.  All are evaluated, in order."""
        ready, none, full, type = self.new("ready"), self.new("none"), self.new("full"), self.dice.pick(self.ints)
        self.line(f"var {none} chan {type}")
        self.line(f"{ready}, {full} := make(chan {type}, 1), make(chan {type})")
        choice = self.dice.below(3)
        if choice == 0:
            self.line(f"{ready} <- {self.expression(type, 1)}")
        elif choice == 1:
            self.line(f"close({ready})")
        cases = [f"case {none} <- {self.trace(type, self.expression(type, 1))}: mix(1)", f"case <-{none}: mix(2)",
                 f"case {full} <- {self.trace(type, self.operand(type, 1))}: mix(3)",
                 f"case {ready} <- {self.trace(type, self.operand(type, 1))}: mix(4)" if choice == 2 else
                 f"case x, ok := <-{ready}: mix(uint64(x)); mix_bool(ok)"]
        self.line("select {")
        while cases:
            self.line(cases.pop(self.dice.below(len(cases))))
        self.line("}")

    def semaphore(self, size):
        """A channel of one place as a lock around a sum."""
        lock, done, all, p = self.new("lock"), self.new("done"), self.new("all"), self.new("p")
        type, count = self.dice.pick(self.ints), self.dice.between(2, 6)
        with self.alone(Variable(p, INT, is_fixed=True)):
            made = self.expression(type, 2)
        self.line(f"{lock}, {done} := make(chan bool, 1), make(chan bool)")
        self.line(f"var {all} {type}")
        self.line(f"for i := 0; i < {count}; i++ {{ go func({p} int) {{ {lock} <- true; {all} += {made}; <-{lock}; "
                  f"{done} <- {p} == {p} }}(i) }}")
        self.line(f"for i := 0; i < {count}; i++ {{ <-{done} }}")
        self.declare(Variable(all, type))

    def method_started(self, size):
        """go with a method, whose receiver is evaluated before; a channel of channels brings the answer."""
        if not self.kinds:
            return
        x, reply, answer = self.receiver(), self.new("reply"), self.new("answer")
        self.line(f"{reply} := make(chan chan int, 1)")
        self.line(f"{answer} := make(chan int)")
        self.line(f"{reply} <- {answer}")
        f = self.dice.pick([f"{x.name}.change", f"{x.name}.measure", f"both{self.seed}(&{x.name}).change"])
        self.line(f"go func(f func(int) int) {{ to := <-{reply}; to <- f({self.dice.below(50)}) }}({f})")
        self.line(f"mix(uint64(<-{answer}))")
        self.use(x)
