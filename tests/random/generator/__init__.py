"""The parts of the generator, one noun a file.  program.py puts them together; the order to read them in is

    dice          numbers by seed                       closures        literals, variadics, captured loop variables
    types         the types of values                   methods         receivers, embedding, interfaces, method values
    scopes        text, names, variables in reach       generics        type parameters and their instances
    constants     constant expressions at limits        panics          faults, defer, recover
    expressions   what has a value                      goroutines      channels and select, with one possible outcome
    arithmetic    integers, floats, shifts              pointers        addresses that cross functions (soundness)
    statements    what is executed                      initialisation  package variables and their order
    containers    slices, maps, arrays, strings

Every program is free of what the specification leaves open:
  - an expression that calls a function with side effects reads only variables that no call can reach;
  - what trace_T() and mix() change is read by nothing, so they stand anywhere and reveal the order of evaluation;
  - constants meet only constants whose value is known here (constants.py), so that none overflows;
  - divisors are made odd, indices are reduced, or a recover stands around (panics.py);
  - maps are walked over only to add, or after their keys are sorted;
  - goroutines compute without looking at what others change, or run while all others wait.
Loops and calls burn fuel, which runs out: every program ends.
"""
