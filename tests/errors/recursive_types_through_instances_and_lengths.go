// errorcheck

// Types that are what they stand for by way of instances; values of a type in its own array lengths; unions that grow
// past the limit by the terms of interfaces.
package p

import "unsafe"

type chain1[P any] struct{ next *chain1[P] }

type around1[P any] around2[P] // ERROR "^invalid recursive type around2"

type around2[P any] around3[P]

type around3[P any] around1[P]

type fine1[P any] *fine2[P]

type fine2[P any] *fine1[P]

type length [len(length{})]int // ERROR "^illegal cycle in type declaration$"

type size struct {
	x *[unsafe.Sizeof(size{})]int // ERROR "^illegal cycle in type declaration$"
}

type first struct {
	x [unsafe.Sizeof(second{})]int
}

type second struct {
	x [unsafe.Sizeof(first{})]int // ERROR "^illegal cycle in type declaration$"
}

type later struct {
	f func() int
}

var _ = later{f: func() int { return len([1]later{}) }}

func tilde[M ~map[K]V, K comparable, V any](M) {}
func plain[M map[K]V, K comparable, V any](M)  {}

func call[M1 ~map[K]V, M2 map[K]V, K comparable, V any](m1 M1, m2 M2) {
	tilde(m1)
	plain(m1) // ERROR "^M1 does not implement map\[K\]V$"
	tilde(m2)
	plain(m2)
}

type (
	t000 int
	t001 int
	t002 int
	t003 int
	t004 int
	t005 int
	t006 int
	t007 int
	t008 int
	t009 int
	t010 int
	t011 int
	t012 int
	t013 int
	t014 int
	t015 int
	t016 int
	t017 int
	t018 int
	t019 int
	t020 int
	t021 int
	t022 int
	t023 int
	t024 int
	t025 int
	t026 int
	t027 int
	t028 int
	t029 int
	t030 int
	t031 int
	t032 int
	t033 int
	t034 int
	t035 int
	t036 int
	t037 int
	t038 int
	t039 int
	t040 int
	t041 int
	t042 int
	t043 int
	t044 int
	t045 int
	t046 int
	t047 int
	t048 int
	t049 int
	t050 int
	t051 int
	t052 int
	t053 int
	t054 int
	t055 int
	t056 int
	t057 int
	t058 int
	t059 int
	t060 int
	t061 int
	t062 int
	t063 int
	t064 int
	t065 int
	t066 int
	t067 int
	t068 int
	t069 int
	t070 int
	t071 int
	t072 int
	t073 int
	t074 int
	t075 int
	t076 int
	t077 int
	t078 int
	t079 int
	t080 int
	t081 int
	t082 int
	t083 int
	t084 int
	t085 int
	t086 int
	t087 int
	t088 int
	t089 int
	t090 int
	t091 int
	t092 int
	t093 int
	t094 int
	t095 int
	t096 int
	t097 int
	t098 int
	t099 int
	t100 int
	t101 int
	t102 int
	t103 int
	t104 int
	t105 int
	t106 int
	t107 int
	t108 int
	t109 int
	t110 int
	t111 int
	t112 int
	t113 int
	t114 int
	t115 int
	t116 int
	t117 int
	t118 int
	t119 int
)

type most interface {
	t000 | t001 | t002 | t003 | t004 | t005 | t006 | t007 | t008 | t009 | t010 | t011 | t012 | t013 | t014 | t015 | t016 | t017 | t018 | t019 | t020 | t021 | t022 | t023 | t024 | t025 | t026 | t027 | t028 | t029 | t030 | t031 | t032 | t033 | t034 | t035 | t036 | t037 | t038 | t039 | t040 | t041 | t042 | t043 | t044 | t045 | t046 | t047 | t048 | t049 | t050 | t051 | t052 | t053 | t054 | t055 | t056 | t057 | t058 | t059
}

type others interface {
	t060 | t061 | t062 | t063 | t064 | t065 | t066 | t067 | t068 | t069 | t070 | t071 | t072 | t073 | t074 | t075 | t076 | t077 | t078 | t079 | t080 | t081 | t082 | t083 | t084 | t085 | t086 | t087 | t088 | t089 | t090 | t091 | t092 | t093 | t094 | t095 | t096 | t097 | t098 | t099
}

type allowed interface {
	most | others
}

type more interface {
	most | others | t100 // ERROR "^cannot handle more than 100 union terms \(implementation limitation\)$"
}

type same interface {
	allowed | t099
}

type line interface {
	int8 | t100 | // ERROR "^cannot handle more than 100 union terms \(implementation limitation\)$"
		others |
		allowed
}
