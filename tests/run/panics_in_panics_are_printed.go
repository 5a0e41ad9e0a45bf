// run exit=2

package main

type text string

func (t text) Error() string {
	defer func() { recover() }()
	panic("inside of Error")
}

func main() {
	defer println("runs")
	defer func() {
		panic(recover().(string) + " again")
	}()
	defer func() {
		defer func() {
			recover()
		}()
		panic("not seen")
	}()
	defer func() {
		panic("two")
	}()
	panic(text("one"))
}
