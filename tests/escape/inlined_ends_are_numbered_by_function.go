// errorcheck -0 -m=2

// The labels behind inlined bodies are numbered in each function from 0, which flows through a switch show; and
// temporaries of deferred calls by the parameters that have names.
package p

var sink interface{}

func pick(x interface{}) interface{} { // ERROR "^can inline pick with cost 19 as: func\(interface \{\}\) interface \{\} \{ switch statement; return nil \}$" "^parameter x leaks to ~r0 with derefs=0:$" "^  flow: \{temp\} = x:$" "^  flow: x = \{temp\}:$" "^    from case \*int: return x \(switch case\) at inlined_ends_are_numbered_by_function\.go:11:2$" "^  flow: ~r0 = x:$" "^    from x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:12:10$" "^    from return x \(return\) at inlined_ends_are_numbered_by_function\.go:12:3$" "^parameter x leaks to \{storage for \*x\} with derefs=1:$" "^    from case \*string: return \*x \(switch case\) at inlined_ends_are_numbered_by_function\.go:13:2$" "^  flow: \{storage for \*x\} = \*x:$" "^    from \*x \(indirection\) at inlined_ends_are_numbered_by_function\.go:14:10$" "^    from \*x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:14:10$" "^leaking param content: x$" "^leaking param: x to result ~r0 level=0$"
	switch x := x.(type) {
	case *int:
		return x
	case *string:
		return *x // ERROR "^\*x escapes to heap:$" "^  flow: ~r0 = &\{storage for \*x\}:$" "^    from \*x \(spill\) at inlined_ends_are_numbered_by_function\.go:14:10$" "^    from return \*x \(return\) at inlined_ends_are_numbered_by_function\.go:14:3$" "^\*x escapes to heap$"
	}
	return nil
}

func first(p *int) { // ERROR "^can inline first with cost 25 as: func\(\*int\) \{ sink = pick\(p\) \}$" "^parameter p leaks to \{heap\} with derefs=0:$" "^  flow: x = p:$" "^    from p \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^    from x := p \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^  flow: \{temp\} = x:$" "^  flow: x = \{temp\}:$" "^    from case \*int: ~R0 = x; goto \.i0 \(switch case\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^  flow: ~R0 = x:$" "^    from x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^    from ~R0 = x \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^  flow: \{heap\} = ~R0:$" "^    from sink = ~R0 \(assign\) at inlined_ends_are_numbered_by_function\.go:20:7$" "^parameter p leaks to \{storage for \*x\} with derefs=1:$" "^    from case \*string: ~R0 = \*x; goto \.i0 \(switch case\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^  flow: \{storage for \*x\} = \*x:$" "^    from \*x \(indirection\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^    from \*x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^leaking param: p$"
	sink = pick(p) // ERROR "^inlining call to pick$" "^\*x escapes to heap:$" "^  flow: ~R0 = &\{storage for \*x\}:$" "^    from \*x \(spill\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^    from ~R0 = \*x \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:20:13$" "^  flow: \{heap\} = ~R0:$" "^    from sink = ~R0 \(assign\) at inlined_ends_are_numbered_by_function\.go:20:7$" "^\*x escapes to heap$"
}

func second(p *string) { // ERROR "^can inline second with cost 47 as: func\(\*string\) \{ pick\(nil\); sink = pick\(p\) \}$" "^parameter p leaks to \{heap\} with derefs=0:$" "^  flow: x = p:$" "^    from p \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^    from x := p \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^  flow: \{temp\} = x:$" "^  flow: x = \{temp\}:$" "^    from case \*int: ~R0 = x; goto \.i1 \(switch case\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^  flow: ~R0 = x:$" "^    from x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^    from ~R0 = x \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^  flow: \{heap\} = ~R0:$" "^    from sink = ~R0 \(assign\) at inlined_ends_are_numbered_by_function\.go:25:7$" "^parameter p leaks to \{storage for \*x\} with derefs=1:$" "^    from case \*string: ~R0 = \*x; goto \.i1 \(switch case\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^  flow: \{storage for \*x\} = \*x:$" "^    from \*x \(indirection\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^    from \*x \(interface-converted\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^leaking param: p$"
	pick(nil) // ERROR "^inlining call to pick$" "^\*x does not escape$"
	sink = pick(p) // ERROR "^inlining call to pick$" "^\*x escapes to heap:$" "^  flow: ~R0 = &\{storage for \*x\}:$" "^    from \*x \(spill\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^    from ~R0 = \*x \(assign-pair\) at inlined_ends_are_numbered_by_function\.go:25:13$" "^  flow: \{heap\} = ~R0:$" "^    from sink = ~R0 \(assign\) at inlined_ends_are_numbered_by_function\.go:25:7$" "^\*x escapes to heap$"
}

func take(values ...*int) {} // ERROR "^can inline take with cost 0 as: func\(\.\.\.\*int\) \{  \}$" "^values does not escape$"

func deferred(*int, int) { // ERROR "^cannot inline deferred: unhandled op DEFER$"
	x, y := 1, 2 // ERROR "^y escapes to heap:$" "^  flow: \.autotmp_5 = &y:$" "^    from &y \(address-of\) at inlined_ends_are_numbered_by_function\.go:33:14$" "^    from \.autotmp_5 = &y \(assign\) at inlined_ends_are_numbered_by_function\.go:33:14$" "^  flow: \{storage for func literal\} = \.autotmp_5:$" "^    from \.autotmp_5 \(captured by a closure\) at inlined_ends_are_numbered_by_function\.go:33:9$" "^x escapes to heap:$" "^  flow: \.autotmp_4 = &x:$" "^    from &x \(address-of\) at inlined_ends_are_numbered_by_function\.go:33:10$" "^    from \.autotmp_4 = &x \(assign\) at inlined_ends_are_numbered_by_function\.go:33:10$" "^  flow: \{storage for func literal\} = \.autotmp_4:$" "^    from \.autotmp_4 \(captured by a closure\) at inlined_ends_are_numbered_by_function\.go:33:9$" "^moved to heap: x$" "^moved to heap: y$"
	defer take(&x, &y) // ERROR "^deferred capturing by value: \.autotmp_2 \(addr=false assign=false width=8\)$" "^deferred capturing by value: \.autotmp_3 \(addr=false assign=false width=8\)$" "^\.\.\. argument does not escape$"
	go take(&x, &y) // ERROR "^func literal escapes to heap:$" "^  flow: \{heap\} = &\{storage for func literal\}:$" "^    from func literal \(spill\) at inlined_ends_are_numbered_by_function\.go:33:2$" "^deferred capturing by value: \.autotmp_4 \(addr=false assign=false width=8\)$" "^deferred capturing by value: \.autotmp_5 \(addr=false assign=false width=8\)$" "^\.\.\. argument does not escape$"
}
