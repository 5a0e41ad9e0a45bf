// run timeout=300

// go/...: a file is scanned, parsed, checked, changed and printed.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/constant"
	"go/doc"
	"go/format"
	"go/importer"
	"go/parser"
	"go/printer"
	"go/scanner"
	"go/token"
	"go/types"
	"sort"
)

const source = `// Package shapes has shapes.
package shapes

type Shape interface { Area() float64 }

// Square is as wide as high.
type Square struct { side float64 ` + "`json:\"side\"`" + ` }

func (s Square) Area() float64 { return s.side*s.side }

func Map[T, U any](list []T, f func(T) U) (result []U) {
	for _, x := range list { result = append(result, f(x)) }
	return
}

const big = 1<<100>>98
var areas = Map([]Shape{Square{1}, Square{2}}, func(s Shape) float64 { return s.Area() })
var wrong int = "text"
`

func scan() {
	var s scanner.Scanner
	files := token.NewFileSet()
	text := []byte("x := a<<2 // comment\ny = 'q' + \"s\" #")
	s.Init(files.AddFile("scanned.go", -1, len(text)), text, func(pos token.Position, what string) { fmt.Println(pos, what) }, scanner.ScanComments)
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return
		}
		fmt.Println(files.Position(pos), kind, literal, kind.IsOperator(), kind.Precedence())
	}
}

func main() {
	scan()
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "shapes.go", source, parser.ParseComments)
	fmt.Println(err)
	counts := map[string]int{}
	ast.Inspect(file, func(node ast.Node) bool {
		if node != nil {
			counts[fmt.Sprintf("%T", node)]++
		}
		return true
	})
	var names []string
	for name := range counts {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Println(name, counts[name])
	}
	info := types.Info{Types: map[ast.Expr]types.TypeAndValue{}, Defs: map[*ast.Ident]types.Object{}, Instances: map[*ast.Ident]types.Instance{}}
	config := types.Config{Importer: importer.Default(), Error: func(err error) { fmt.Println("error:", err) }}
	checked, err := config.Check("shapes", files, []*ast.File{file}, &info)
	fmt.Println(err)
	for _, name := range checked.Scope().Names() {
		fmt.Println(checked.Scope().Lookup(name))
	}
	for name, instance := range info.Instances {
		fmt.Println(name, instance.Type)
	}
	fmt.Println(types.NewMethodSet(checked.Scope().Lookup("Square").Type()))
	fmt.Println(types.Implements(checked.Scope().Lookup("Square").Type(), checked.Scope().Lookup("Shape").Type().Underlying().(*types.Interface)))
	value := checked.Scope().Lookup("big").(*types.Const).Val()
	fmt.Println(value, constant.BinaryOp(value, token.MUL, constant.MakeFloat64(0.5)), constant.Compare(value, token.LSS, constant.MakeInt64(5)))

	var printed bytes.Buffer
	printer.Fprint(&printed, files, file)
	fmt.Print(printed.String())
	formatted, err := format.Source([]byte("package p\nfunc f( ){x:=[ ]int {1,2}\n_=x}"))
	fmt.Println(string(formatted), err)
	_, err = format.Source([]byte("package p\nfunc {"))
	fmt.Println(err)
	documented, err := doc.NewFromFiles(files, []*ast.File{file}, "shapes")
	fmt.Println(documented.Doc, len(documented.Types), documented.Types[1].Doc, err)
	_, err = parser.ParseFile(files, "wrong.go", "package p\nvar x = = 3\nfunc f( {", parser.AllErrors)
	fmt.Println(err)
	expression, _ := parser.ParseExpr("a + b*c(d...)[1:2]")
	ast.Print(nil, expression)
	condition, err := constraint.Parse("//go:build linux && (amd64 || !cgo)")
	fmt.Println(condition, err, condition.Eval(func(tag string) bool { return tag == "linux" || tag == "cgo" }))
	result, err := types.Eval(files, checked, token.NoPos, "len(areas) + big")
	fmt.Println(result.Type, result.Value, err)
}
