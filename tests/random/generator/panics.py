"""Faults at run time, with the texts of their panics; defer and recover in every order."""
from .scopes import Variable
from .types import INT, INTS, STRING, UINT


class Panics:
    """Mixed into Program."""

    def deferred(self, size):
        """A function literal that may panic and recovers; what it deferred runs on the way."""
        if self.depth > 1:
            return
        got = self.new("got")
        self.open(f"{got} := func() (result int)")
        self.depth += 1
        cause = self.new("cause")
        self.line(f"defer func() {{ if {cause} := recover(); {cause} != nil {{ mix_cause({cause}); "
                  f"result += {self.dice.below(100)} }}; result *= 3 }}()")
        for _ in range(self.dice.below(3)):
            getattr(self, self.dice.pick(["deferred_call", "deferred_loop", "second_panic", "recover_too_deep",
                                          "deferred_method"]))()
        saved = self.results, self.labels
        self.results, self.labels = [INT], []
        self.body(size // 3)
        getattr(self, self.dice.pick(self.FAULTS))()
        self.line(f"return result + {self.operand(INT, 1)}")
        self.results, self.labels = saved
        self.depth -= 1
        self.end("}()")
        self.declare(Variable(got, INT))

    # -- what is deferred --

    def deferred_call(self):
        self.line(f"defer mix(uint64({self.expression(UINT, 1)}))")

    def deferred_loop(self):
        i = self.new("i")
        form = self.dice.pick([f"defer mix(uint64({i}*7))", f"defer func() {{ mix(uint64({i})) }}()",
                               f"defer func(n int) {{ result += n*{self.dice.below(9)} }}({i})",
                               f"if {i}&1 == 0 {{ defer func() {{ result ^= {i} }}() }}"])
        self.line(f"for {i} := 0; {i} < {self.dice.between(1, 12)}; {i}++ {{ {form} }}")

    def second_panic(self):
        """A panic in the place of another, perhaps only if there is one."""
        text = self.dice.pick([f"panic({self.number(INT)})", "panic(failure{4})", "var m map[string]int; m[\"x\"] = 1"])
        first = self.dice.pick(["if cause := recover(); cause != nil { mix_cause(cause); %s }",
                                "if result&1 == 0 { %s }", "defer func() { mix_cause(recover()); mix(8) }(); %s",
                                "defer func() { if cause := recover(); cause != nil { panic(cause) } }(); %s"])
        self.line(f"defer func() {{ {first % text} }}()")

    def recover_too_deep(self):
        """recover gives nil where it is not called by a deferred function itself."""
        self.line("defer func() { func() { if recover() != nil { mix(1) } else { mix(2) } }() }()")
        if self.dice.chance(50):
            self.line("defer recover()")

    def deferred_method(self):
        if not self.kinds:
            return
        type, v = self.dice.pick(self.kinds), self.new("v")
        self.line(f"{v} := {type}({self.operand(type, 0)})")
        form = self.dice.pick([f"{v}.change(3)", f"(*{type}).change(&{v}, 2)", f"{v}.measure(5)", f"{type}.measure({v}, 1)",
                               f"both{self.seed}(&{v}).change(4)", f"func() {{ result += {v}.change(1) }}()"])
        self.line(f"defer {form}")
        self.line(f"{v} = {type}({self.operand(type, 0)})")

    # -- faults --

    FAULTS = ["fault_index", "fault_index", "fault_slice", "fault_slice", "fault_division", "fault_shift", "fault_panic",
              "fault_panic", "fault_assertion", "fault_assertion", "fault_nil", "fault_make", "fault_channel",
              "fault_hash", "fault_array_pointer", "fault_panic"]

    def fault_index(self):
        type, index = self.dice.pick(INTS), self.new("index")
        small = f" {'& 7' if self.dice.chance(50) else '% 9'}" if self.dice.chance(60) else ""
        self.line(f"{index} := {self.expression(type, 2)}{small}")
        over = self.new("over")
        value = self.dice.pick(["[4]int{5, 6, 7, 8}", "[]uint16{1, 2, 3}", '"hello"', '[]string{"a", "bc"}', "&[3]int8{1, 2, 3}"])
        self.line(f"{over} := {value}")
        text = f"len({over}[{index}])" if "string" in value else f"int({over}[{index}])"
        if self.dice.chance(30) and value[0] == "[" and "string" not in value:
            self.line(f"{over}[{index}]++")
        self.line(f"result = {text}")

    def fault_slice(self):
        low, high, top, over = self.new("low"), self.new("high"), self.new("top"), self.new("over")
        for name in (low, high, top):
            type = self.dice.pick(INTS)
            self.line(f"{name} := {self.expression(type, 1)} % {self.dice.pick([5, 6, 12])}")
        value = self.dice.pick(['"abcdef"', "[]int{1, 2, 3, 4, 5}", "make([]byte, 4, 9)", "&[6]int16{1, 2}"])
        self.line(f"{over} := {value}")
        forms = [f"{low}:{high}", f"{low}:", f":{high}", f":{self.dice.below(4)}", f"{self.dice.below(5)}:{high}"]
        if value[0] != '"':
            forms += [f"{low}:{high}:{top}", f":{high}:{top}"]
        self.line(f"result = len({over}[{self.dice.pick(forms)}])")
        self.line(f"_, _, _ = {low}, {high}, {top}")

    def fault_division(self):
        type, divisor = self.dice.pick(INTS), self.new("divisor")
        self.line(f"{divisor} := {self.expression(type, 2)} & {self.dice.pick([1, 1, 3])}")
        self.line(f"result = int({self.operand(type, 1)} {self.dice.pick('/%')} {divisor})")

    def fault_shift(self):
        type, count = self.dice.pick(INTS), self.new("count")
        self.line(f"{count} := {self.expression(self.dice.pick([t for t in INTS if t.signed]), 1)}")
        if self.dice.chance(50):
            self.line(f"{count} %= {self.dice.pick([3, 20, 70])}")
        self.line(f"result = int({self.expression(type, 1)} {self.dice.pick(['<<', '>>'])} {count})")

    def fault_panic(self):
        value = self.dice.pick([self.expression(INT, 2), self.expression(STRING, 2), "failure{int8(result)}",
                                "error(failure{7})", "&failure{2}", "[2]int{1, result}", "nil", "3.5", "'x'",
                                "struct{ a, b int }{1, 2}", "named_string(\"n\")", "uint8(200)"])
        self.line(f"if {self.condition()} {{ panic({value}) }}")

    def fault_assertion(self):
        held = self.new("held")
        value = self.expression(self.plain_type(), 1) if self.dice.chance(80) else "nil"
        self.line(f"var {held} interface{{}} = {value}")
        wanted = self.dice.pick([str(self.plain_type()), "error", "interface{ measure(int) int }", "fmt_stringer",
                                 f"both{self.seed}", "[]int", "func()", "*int", "map[string]bool", "chan int", "interface{}"])
        if self.dice.chance(25):
            self.line(f"switch {held}.(type) {{ case {wanted}: result++; case nil: result += 2 }}")
        if self.dice.chance(40):
            self.line(f"_, is := {held}.({wanted}); if is {{ result += 5 }}")
        self.line(f"_ = {held}.({wanted})")

    def fault_nil(self):
        if not self.kinds:
            return
        name, kind = self.new("none"), self.dice.pick(self.kinds)
        form = self.dice.below(8)
        if form == 0:
            self.line(f"var {name} map[string]int")
            self.line(f"result = {name}[\"a\"] + len({name})")
            self.line(f"{name}[{self.operand(STRING, 1)}] = 2")
        elif form == 1:
            self.line(f"var {name} func(int) int")
            self.line(f"result = {name}({self.operand(INT, 1)})")
        elif form == 2:
            self.line(f"var {name} shape{self.seed}")
            self.line(f"result = {name}.measure({self.operand(INT, 1)})")
        elif form == 3:
            self.line(f"var {name} *{kind}")
            self.line(f"result = {name}.measure({self.operand(INT, 1)})")
        elif form == 4:
            self.line(f"var {name} *{kind}")
            self.line(f"var {name}i shape{self.seed} = {name}")
            self.line(f"result = {name}i.measure({self.operand(INT, 1)})")
        elif form == 5:
            self.line(f"var {name} {self.wrapper}")
            self.line(f"result = {name}.measure({self.operand(INT, 1)})")
        elif form == 6:
            self.line(f"var {name} shape{self.seed}")
            self.line(f"{name}f := {name}.measure")
            self.line(f"result = {name}f(1)")
        else:
            self.line(f"var {name} *[5]int")
            self.line(f"for i := range {name} {{ result += i }}")
            self.line(f"result += len({name}) + {name}[{self.dice.below(5)}]")

    def fault_make(self):
        n = self.new("n")
        self.line(f"{n} := {self.expression(INT, 1)}{self.dice.pick(['', ' % 4', ' % 4', ' & 1023'])}")
        self.line(f"if {n} > 5000 {{ {n} = -{n} }}")
        self.line(self.dice.pick([f"result = len(make([]int16, {n}))", f"result = cap(make([]string, 2, {n}))",
                                  f"result = cap(make(chan int, {n}))", f"result = len(make(map[int]int, {n}))"]))

    def fault_channel(self):
        c = self.new("c")
        self.line(f"{c} := make(chan int, 2)")
        self.line(f"if {self.condition()} {{ close({c}) }}")
        self.line(f"if {self.condition()} {{ {c} <- {self.operand(INT, 1)} }}")
        self.line(f"if {self.condition()} {{ var none chan int; close(none) }}")
        self.line(f"if {self.condition()} {{ close({c}) }}")
        self.line(f"result = len({c})")

    def fault_hash(self):
        m, key = self.new("m"), self.new("key")
        value = self.dice.pick(["[]int{1}", "map[int]int{}", "func() {}", "[1]interface{}{[]string{}}", "1.5",
                                "struct{ x interface{} }{[]int{}}", "struct{ x interface{} }{3}"])
        self.line(f"{m} := map[interface{{}}]int{{1: 5}}")
        self.line(f"mix(uint64(len({m})))")
        self.line(f"var {key} interface{{}} = {value}")
        self.line(self.dice.pick([f"{m}[{key}]++", f"result = {m}[{key}]", f"delete({m}, {key})",
                                  f"if {key} == {key} {{ result++ }}", f"if {key} == interface{{}}(3) {{ result++ }}",
                                  f"_, {key} = {m}[{key}]"]))

    def fault_array_pointer(self):
        s = self.new("s")
        length = f"{self.expression(UINT, 1)} % 7"
        self.line(f"{s} := make([]int, {length})")
        self.line(f"{s}p := (*[{self.dice.below(6)}]int)({s})")
        self.line(f"result = len({s}p)")
