// run

// No function allocates more objects than under Go's own compiler.
//
// Each site of the other files is one function: it is called once to warm up, then runtime.MemStats.Mallocs is read
// before and after each of eight more calls; the lowest difference counts.  What Go counts is in go_mallocs.go, which
// `go run . record` prints.  Collections empty what sync.Pool keeps, so in those modes of the stress tests that collect
// all the time nothing is judged but what the functions give.
package main

import (
	"fmt"
	"mallocs/inlined"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
)

type site struct {
	name string
	work func() int
}

type count struct {
	name           string
	mallocs, bytes uint64
}

var groups = []struct {
	name  string
	sites []site
}{
	{"boxing", boxing}, {"strings", texts}, {"borrowed", borrowed}, {"maps", maps}, {"slices", slices},
	{"literals", literals}, {"closures", closures}, {"calls", calls}, {"channels", channels},
	{"objects", objects}, {"generic", generic}, {"panics", panics}, {"library", library}, {"inlined", inlinedSites()},
}

func inlinedSites() (sites []site) {
	for _, s := range inlined.Sites {
		sites = append(sites, site{s.Name, s.Work})
	}
	return sites
}

const (
	maximum  = 600
	measures = 8 // overflow buckets of maps are a matter of luck
)

// Nothing that is measured makes room for the results.
var (
	before, after runtime.MemStats
	results       [maximum]struct {
		count
		value int
	}
)

func measure(index int, work func() int) {
	result := &results[index]
	work()
	for i := 0; i < measures; i++ {
		runtime.ReadMemStats(&before)
		result.value = work()
		runtime.ReadMemStats(&after)
		mallocs, bytes := after.Mallocs-before.Mallocs, after.TotalAlloc-before.TotalAlloc
		if i == 0 || mallocs < result.mallocs {
			result.mallocs, result.bytes = mallocs, bytes
		}
	}
}

func measureAll() (n int) {
	debug.SetGCPercent(-1)
	runtime.GOMAXPROCS(1)
	for _, group := range groups {
		for _, site := range group.sites {
			results[n].name = group.name + "/" + site.name
			n++
		}
	}
	n = 0
	for _, group := range groups {
		for _, site := range group.sites {
			measure(n, site.work)
			n++
		}
	}
	return n
}

func record(n int) {
	fmt.Print("// What Go 1.19 counts: name, Mallocs, TotalAlloc.  `go run . record` prints this file.\npackage main\n\nvar goCounts = []count{\n")
	for _, result := range results[:n] {
		fmt.Printf("\t{%q, %d, %d},\n", result.name, result.mallocs, result.bytes)
	}
	fmt.Print("}\n")
}

func compare(n int) {
	if n != len(goCounts) {
		fmt.Println(n, "functions, but", len(goCounts), "in go_mallocs.go")
		return
	}
	isJudged := !strings.Contains(os.Getenv("BERTHDEBUG"), "collect=")
	for i, result := range results[:n] {
		fmt.Println(result.name, result.value)
		expected := goCounts[i]
		if expected.name != result.name {
			fmt.Println("go_mallocs.go has", expected.name, "here")
		}
		if isJudged && result.mallocs > expected.mallocs {
			fmt.Printf("%s: %d mallocs (%d bytes), Go %d (%d)\n", result.name, result.mallocs, result.bytes, expected.mallocs, expected.bytes)
		}
	}
}

func main() {
	n := measureAll()
	if len(os.Args) > 1 && os.Args[1] == "record" {
		record(n)
	} else {
		compare(n)
	}
}
