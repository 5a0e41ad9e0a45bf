"""Slices that share memory, maps with every kind of key, arrays that are copied, strings of good and bad UTF-8."""
from .scopes import Variable
from .types import BOOL, INT, INTS, RUNE, STRING, UINT, array, map_of, slice_of


class Containers:
    """Mixed into Program."""

    # -- slices --

    def slices(self, size):
        found = self.assignable(lambda t: t.kind == "slice")
        if not found or self.dice.chance(35):
            return self.new_slice()
        variable = self.dice.pick(found)
        name, element, roll = variable.name, variable.type.element, self.dice.below(11)
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
            self.line(f"{name} = append({name}, {name}[len({name})/2:]...)")
            self.line(f"if len({name}) > 24 {{ {name} = {name}[2:11:14] }}")
        elif roll < 9:
            self.line(f"mix(uint64(cap({name})))")
        else:
            index = f"{self.expression(UINT, 1)}%uint(len({name}))"
            self.line(f"if len({name}) > 0 {{ {name}[{index}] = {self.operand(element, 2)} }}")
            if element.kind == "int":
                self.line(f"if len({name}) > 1 {{ {name}[0], {name}[len({name})-1] = {name}[len({name})/2], {name}[0] }}")

    def new_slice(self):
        dice = self.dice
        type, name = slice_of(self.plain_type(1)), self.new("s")
        arrays = [v for v in self.assignable(lambda t: t.kind == "array") if v.is_shared]
        if arrays and dice.chance(40):
            over = dice.pick(arrays)
            type = slice_of(over.type.element)
            low = dice.below(over.type.length + 1)
            high = dice.between(low, over.type.length)
            top = dice.between(high, over.type.length)
            self.line(f"{name} := {over.name}[{low}:{high}:{top}]" if dice.chance(50) else
                      f"{name} := {over.name}[{low}:{high}]")
        elif dice.chance(50):
            self.line(f"{name} := {self.literal(type)}")
        elif dice.chance(30):
            self.line(f"var {name} {type}")
        else:
            length = dice.below(6)
            count = f"int({self.expression(INTS[4], 1)}%7)" if dice.chance(40) else str(length)
            self.line(f"{name} := make({type}, {count}, {length + 7 + dice.below(4)})" if dice.chance(60) else
                      f"{name} := make({type}, {count})")
        self.declare(Variable(name, type, is_shared=dice.chance(50)))

    def slices_of_slices(self, size):
        """Rows of different lengths, two of which share memory."""
        element, name, row, item = self.dice.pick(self.ints), self.new("rows"), self.new("row"), self.new("item")
        self.line(f"{name} := [][]{element}{{{{{self.operand(element, 1)}, {self.operand(element, 1)}}}, nil, {{{self.operand(element, 0)}}}}}")
        self.line(f"{name} = append({name}, {name}[0][1:], make([]{element}, {self.dice.below(4)}))")
        self.line(f"{name}[3][0] ^= {self.operand(element, 1)}")
        self.line(f"{name}[1] = append({name}[1], {name}[0]...)")
        self.line(f"{name}[0], {name}[4] = {name}[4], {name}[0]")
        self.line(f"for _, {row} := range {name} {{ for _, {item} := range {row} {{ mix(uint64({item})) }}; mix(uint64(len({row}))) }}")

    # -- arrays --

    def arrays(self, size):
        """Ranges and assignments that copy an array before it changes."""
        dice = self.dice
        found = [v for v in self.assignable(lambda t: t.kind == "array" and t.element.is_plain)]
        if not found:
            type, name = array(dice.between(2, 4), self.plain_type(2)), self.new("a")
            self.line(f"var {name} {type} = {self.value(type, 2)}")
            self.declare(Variable(name, type, is_shared=dice.chance(50)))
            return
        variable = dice.pick(found)
        name, length, element = variable.name, variable.type.length, variable.type.element
        roll, item, index = dice.below(4), self.new("item"), self.new("at")
        if roll == 0:
            self.line(f"for {index}, {item} := range {name} {{")
            self.line(f"\t{name}[{length - 1}-{index}] = {item}")
            self.line("}")
        elif roll == 1:
            self.line(f"{item} := {name}")
            self.declare(Variable(item, variable.type))
            self.line(f"{name}[{dice.below(length)}] = {self.value(element, 2)}")
            self.line(f"if {item} == {name} {{ mix({self.names}) }}")
        elif roll == 2:
            self.line(f"{name}[0], {name}[{length - 1}] = {name}[{length - 1}], {name}[0]")
        else:
            changed = self.expression(element, 1)
            self.line(f"{item} := func(a {variable.type}) {variable.type} {{ a[{dice.below(length)}] = {changed}; return a }}({name})")
            self.declare(Variable(item, variable.type))

    # -- maps --

    def maps(self, size):
        found = self.assignable(lambda t: t.kind == "map")
        if not found or self.dice.chance(30):
            return self.new_map()
        variable = self.dice.pick(found)
        name, key, element, roll = variable.name, variable.type.key, variable.type.element, self.dice.below(12)
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
        elif roll < 10:
            self.fill(variable)
        elif roll < 11:
            self.clear_or_halve(variable)
        else:
            self.walk_over(variable)

    def new_map(self):
        dice = self.dice
        type, name = map_of(self.key_type(), self.plain_type(1)), self.new("m")
        style = dice.below(4)
        if style == 0:
            self.line(f"{name} := make({type})")
        elif style == 1:
            self.line(f"{name} := make({type}, {dice.pick([0, 3, 8, 9, 40])})")
        elif style == 2 and type.key.kind == "int":
            keys = sorted({dice.below(100) for _ in range(dice.below(12))})
            self.line(f"{name} := {type}{{{', '.join(f'{k}: {self.operand(type.element, 0)}' for k in keys)}}}")
        else:
            self.line(f"{name} := {type}{{}}")
        self.declare(Variable(name, type, is_shared=dice.chance(30)))

    def fill(self, variable):
        """Enough entries that the table grows; deleting every second of them."""
        name, key, element = variable.name, variable.type.key, variable.type.element
        if key.kind not in ("int", "float"):
            return
        i, count = self.new("i"), self.dice.pick([5, 9, 20, 70])
        value = self.operand(element, 1)
        self.line(f"for {i} := 0; {i} < {count}; {i}++ {{ {name}[{key}({i}*{self.dice.between(1, 9)})] = {value} }}")
        if self.dice.chance(50):
            self.line(f"for {i} := 0; {i} < {count}; {i} += 2 {{ delete({name}, {key}({i})) }}")
        self.line(f"mix(uint64(len({name})))")

    def clear_or_halve(self, variable):
        """Deletions while the map is walked over, of what was seen."""
        name, key = variable.name, variable.type.key
        if self.dice.chance(50) or key.kind != "int":
            self.line(f"for k := range {name} {{ delete({name}, k) }}")
        else:
            self.line(f"for k := range {name} {{ if k&1 == 0 {{ delete({name}, k) }} }}")
        self.line(f"mix(uint64(len({name})))")

    def walk_over(self, variable):
        name, key, element, all = variable.name, variable.type.key, variable.type.element, self.new("all")
        if key.kind in ("int", "string") and self.dice.chance(50):
            keys, at = self.new("keys"), self.new("at")
            self.line(f"{keys} := sorted_keys({name})")
            self.line(f"for _, {at} := range {keys} {{")
            self.indent += 1
            self.mix(at, key)
            self.mix(f"{name}[{at}]", element)
            self.indent -= 1
            self.line("}")
            return
        self.line(f"var {all} uint64")
        self.line(f"for k, e := range {name} {{ {all} += hash(func() {{")
        self.indent += 1
        self.mix("k", key)
        self.mix("e", element)
        self.indent -= 1
        self.line("}) }")
        self.line(f"mix({all} + uint64(len({name})))")

    def dynamic_keys(self, size):
        """A map whose keys are values of several types in interfaces."""
        name, types = self.new("m"), [self.plain_type() for _ in range(self.dice.between(2, 4))]
        self.line(f"{name} := map[interface{{}}]int{{}}")
        for _ in range(self.dice.between(3, 6)):
            type = self.dice.pick(types)
            self.line(f"{name}[{self.expression(type, 1)}] {self.dice.pick(['=', '+=', '^='])} {self.operand(INT, 1)}")
        for type in types:
            self.line(f"mix(uint64({name}[{self.expression(type, 0)}]))")
        self.line(f"mix(uint64(len({name})))")

    def nested_maps(self, size):
        name, key, at = self.new("m"), self.dice.pick(self.ints), self.new("at")
        self.line(f"{name} := map[{key}]map[string][]int{{}}")
        self.open(f"for {at} := 0; {at} < {self.dice.between(2, 6)}; {at}++")
        self.line(f"k := {self.expression(key, 1)} & 3")
        self.line(f"if {name}[k] == nil {{ {name}[k] = make(map[string][]int) }}")
        word = self.dice.pick(['"a"', '"b"', 'string(rune(97+k&1))'])
        self.line(f"{name}[k][{word}] = append({name}[k][{word}], {at}, {self.operand(INT, 1)})")
        self.line(f"mix(uint64(len({name}[k][\"a\"])*8 + len({name}[k])))")
        self.close()
        self.line(f"mix(uint64(len({name})))")

    # -- strings --

    def text(self, size):
        dice, name, bytes, runes = self.dice, self.new("t"), self.new("b"), self.new("runes")
        self.line(f"{name} := {self.expression(STRING, 2)}")
        self.declare(Variable(name, STRING))
        roll = dice.below(5)
        if roll == 0:
            self.line(f"{bytes} := []byte({name})")
            self.line(f"if len({bytes}) > 0 {{ {bytes}[len({bytes})/2] ^= {dice.below(256)} }}")
            self.line(f"mix_string(string({bytes}))")
        elif roll == 1:
            self.line(f"{runes} := []rune({name})")
            self.line(f"if len({runes}) > 1 {{ {runes}[0], {runes}[len({runes})-1] = {self.operand(RUNE, 1)}, {runes}[0] }}")
            self.line(f"mix_string(string({runes}))")
        elif roll == 2:
            self.line(f"{bytes} := append([]byte({self.operand(STRING, 1)}), {name}...)")
            self.line(f"mix(uint64(copy({bytes}, {self.operand(STRING, 1)})))")
            self.line(f"mix_string(string({bytes}))")
        elif roll == 3:
            self.line(f"{runes} := 0")
            self.line(f"for at, r := range {name} + {self.operand(STRING, 1)} {{ {runes} += at ^ int(r) }}")
            self.line(f"mix(uint64({runes}))")
        else:
            self.line(f"{bytes} := map[string]int{{{name}: 1}}")
            self.line(f"{bytes}[string([]byte({self.expression(STRING, 1)}))] += 2")
            self.line(f"mix(uint64(len({bytes})*4 + {bytes}[string([]byte({name}))]))")
