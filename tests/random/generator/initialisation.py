"""Package variables whose initial values depend on each other, in an order that is not that of their declaration."""


class Initialisation:
    """Mixed into Program."""

    def declare_initialised(self):
        dice, seed = self.dice, self.seed
        if not dice.chance(40):
            return
        note, log = f"note{seed}", f"log{seed}"
        lines = [f"var {log} uint64", f"func {note}(x int) int {{ {log} = {log}*31 + uint64(x); return x }}"]
        made, called = [], []
        for number in range(dice.between(3, 8)):
            name, operands = self.top("init"), made + [f"{f}()" for f in called]
            value = str(dice.below(50)) if not operands else f"{dice.pick(operands)} {dice.pick('+-^')} {dice.pick(operands)}"
            form = dice.below(6)
            if form == 0 and operands:
                function = self.top("give")
                lines.append(f"func {function}() int {{ return {note}({dice.pick(operands)} + {dice.below(9)}) }}")
                called.append(function)
                continue
            if form == 1:
                both = self.top("init")
                lines.append(f"var {name}, {both} = func() (int, int) {{ return {note}({value}), {note}({number}) }}()")
                made.append(both)
            elif form == 2:
                lines.append(f"var {name} = [2]func() int{{1: func() int {{ return {note}({value}) }}}}[1]()")
            elif form == 3:
                lines.append(f"var {name} = map[string]int{{\"a\": {note}({value}), \"b\": 2}}[\"a\"]")
            elif form == 4:
                both = self.top("init")
                lines.append(f"var {name}, {both} int = {note}({number}), {note}({value})")
                made.append(both)
            else:
                lines.append(f"var {name} = {note}({value})")
            made.append(name)
        if dice.chance(50):
            lines.append(f"func init() {{ {note}({dice.pick(made)}) }}")
        while lines:
            self.line(lines.pop(dice.below(len(lines))))
        self.at_start.append("; ".join(f"mix(uint64({name}))" for name in [log] + made))
