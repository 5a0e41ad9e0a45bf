"""One program: its declarations, its function pSEED, and which statements it likes."""
from .arithmetic import Arithmetic
from .closures import Closures
from .constants import Constants
from .containers import Containers
from .dice import Dice
from .expressions import Expressions
from .generics import Generics
from .goroutines import Goroutines
from .initialisation import Initialisation
from .methods import Methods
from .panics import Panics
from .pointers import Pointers
from .scopes import Scopes, Variable
from .statements import Statements
from .types import INTS

# How often a statement stands among the others; of those in the second list a program likes some and has no others.
ALWAYS = [("declaration", 14), ("assignment", 18), ("operation", 12), ("several", 8), ("branch", 8), ("loop", 7),
          ("ranged", 8), ("calls", 6), ("blocks", 2), ("leaving", 3)]
SOME = [("switched", 8), ("closure", 7), ("slices", 10), ("maps", 10), ("pointers", 12), ("jump", 5), ("dynamic", 7),
        ("deferred", 7), ("text", 5), ("closures_of_a_loop", 4), ("counter", 3), ("recursive_closure", 4), ("spread", 4),
        ("slices_of_slices", 3), ("arrays", 6), ("dynamic_keys", 4), ("nested_maps", 3), ("methods", 8),
        ("method_values", 6), ("method_tables", 4), ("wrapped", 4), ("generic_calls", 7), ("generic_types", 8),
        ("goroutines", 8)]


class Program(Scopes, Constants, Expressions, Arithmetic, Statements, Closures, Containers, Methods, Generics, Panics,
              Goroutines, Pointers, Initialisation):
    def __init__(self, seed, is_short=False):
        self.seed, self.dice, self.is_short = seed, Dice(seed), is_short
        self.output, self.indent, self.names = [], 0, 0
        self.scopes, self.depth = [[]], 0        # depth: function literals around this place
        self.functions, self.generic_functions = [], []
        self.structs, self.kinds = [], []        # kinds: types with methods
        self.ints, self.extra_types = list(INTS), []
        self.labels, self.in_loop = [], False
        self.results = []                        # of the function around this place; None where return may not stand
        self.may_call = self.is_alone = False    # see expressions.py
        self.at_start = []
        self.complexes = self.dice.chance(50)
        self.has_pointers = self.dice.chance(45)
        self.pointed = None                      # what pointers.py points to
        self.weights = ALWAYS + [liked for liked in SOME if self.dice.chance(45)]
        if self.has_pointers:
            self.weights.append(("pointers", 20))

    def between(self, fewest, most):
        """A number of statements: in a short program few."""
        return (fewest + 1) // 2 if self.is_short else self.dice.between(fewest, most)

    def declare_globals(self):
        for _ in range(self.dice.between(1, 4)):
            type, name = self.plain_type(), self.top("g")
            self.scopes[0].append(Variable(name, type, is_shared=True))
            self.line(f"var {name} {type}")

    def generate(self):
        """The lines of the program."""
        self.declare_globals()
        self.declare_constants()
        self.declare_initialised()
        self.declare_types()
        self.declare_pointed()
        for _ in range(self.between(1, 2)):
            self.declare_function()
        for _ in range(self.dice.below(2)):
            self.declare_generic_function()
        self.open(f"func p{self.seed}()")
        for text in self.at_start:
            self.line(text)
        self.body(self.between(2, 4))
        self.close()
        return self.output
