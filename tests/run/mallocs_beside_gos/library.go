package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"reflect"
	"runtime"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

type byLength []string

func (b byLength) Len() int           { return len(b) }
func (b byLength) Less(i, j int) bool { return len(b[i]) < len(b[j]) }
func (b byLength) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

var (
	output  = bytes.NewBuffer(make([]byte, 0, 4096))
	pool    = sync.Pool{New: func() any { return new([256]byte) }}
	once    sync.Once
	counts  sync.Map
	start   = time.Unix(1000000, 0).UTC()
	discard = bufio.NewWriter(io.Discard)
	random  = rand.New(rand.NewSource(1))
)

var library = []site{
	{"fmt.Sprintf of numbers", func() int { return len(fmt.Sprintf("%d %x %v", one, hundred, -hundred)) }},
	{"fmt.Sprintf of text", func() int { return len(fmt.Sprintf("%s %q %v", word, word, line)) }},
	{"fmt.Sprintf of a struct", func() int { return len(fmt.Sprintf("%v %+v", pair{one, 2}, &pair{3, 4})) }},
	{"fmt.Sprintf of floats", func() int { return len(fmt.Sprintf("%g %6.2f", float64(one)/3, float64(hundred))) }},
	{"fmt.Sprintf of slices", func() int { return len(fmt.Sprintf("%v %x", someInts, wordBytes)) }},
	{"fmt.Sprintf of a map", func() int { return len(fmt.Sprintf("%v", someMap)) }},
	{"fmt.Sprintf without values", func() int { return len(fmt.Sprintf("text")) }},
	{"fmt.Sprint", func() int { return len(fmt.Sprint(one, word, 2.5, nil, true)) }},
	{"fmt.Sprintln", func() int { return len(fmt.Sprintln(one+1000, word)) }},
	{"fmt.Fprintf", func() int { output.Reset(); fmt.Fprintf(output, "%d %s\n", one+1000, word); return output.Len() }},
	{"fmt.Fprintln", func() int { output.Reset(); fmt.Fprintln(output, one, word); return output.Len() }},
	{"fmt.Errorf", func() int { return len(fmt.Errorf("bad %d: %w", one, errFixed).Error()) }},
	{"fmt.Sscanf", func() int { var n int; var s string; fmt.Sscanf("12 abc", "%d %s", &n, &s); return n + len(s) }},
	{"errors.New", func() int { return len(errors.New("new").Error()) }},
	{"errors.Is", func() int { return boolInt(errors.Is(errFixed, errFixed)) }},
	{"errors.As", func() int {
		var c code
		return boolInt(errors.As(error(code(one)), &c)) + int(c)
	}},
	{"strings.Builder", func() int {
		var b strings.Builder
		for i := 0; i < 20; i++ {
			b.WriteString(word)
			b.WriteByte(' ')
			b.WriteRune('ä')
		}
		return len(b.String())
	}},
	{"strings.Builder that grows once", func() int { var b strings.Builder; b.Grow(100); b.WriteString(line); return len(b.String()) }},
	{"strings.Split", func() int { return len(strings.Split(line, " ")) }},
	{"strings.Fields", func() int { return len(strings.Fields(line)) }},
	{"strings.Join", func() int { return len(strings.Join(someStrings, ", ")) }},
	{"strings.Repeat", func() int { return len(strings.Repeat(word, 10)) }},
	{"strings.Replace", func() int { return len(strings.Replace(line, "o", "00", -1)) }},
	{"strings.ToUpper", func() int { return len(strings.ToUpper(line)) }},
	{"strings.Map", func() int { return len(strings.Map(func(r rune) rune { return r + 1 }, word)) }},
	{"strings.TrimSpace", func() int { return len(strings.TrimSpace("  x ")) }},
	{"strings.Index", func() int { return strings.Index(line, "buffer") + strings.IndexByte(line, 'z') }},
	{"strings.NewReader", func() int { r := strings.NewReader(line); b, _ := r.ReadByte(); return int(b) }},
	{"strings.NewReplacer", func() int { return len(strings.NewReplacer("a", "b", "c", "d").Replace(line)) }},
	{"strings.EqualFold", func() int { return boolInt(strings.EqualFold(word, "WORD")) }},
	{"strconv.Itoa", func() int { return len(strconv.Itoa(one+41)) + len(strconv.Itoa(hundred*100)) }},
	{"strconv.Atoi", func() int { n, _ := strconv.Atoi("12345"); return n }},
	{"strconv.Atoi of a mistake", func() int { _, err := strconv.Atoi("12x45"); return len(err.Error()) }},
	{"strconv.ParseFloat", func() int { x, _ := strconv.ParseFloat("12.5", 64); return int(x * 10) }},
	{"strconv.FormatFloat", func() int { return len(strconv.FormatFloat(float64(one)/3, 'g', -1, 64)) }},
	{"strconv.Quote", func() int { return len(strconv.Quote(word)) }},
	{"strconv.AppendInt", func() int { var a [32]byte; return len(strconv.AppendInt(a[:0], int64(hundred), 10)) }},
	{"bytes.Buffer", func() int { var b bytes.Buffer; b.WriteString(line); b.WriteByte('x'); return len(b.String()) }},
	{"bytes.Buffer, short", func() int { var b bytes.Buffer; b.WriteString(word); return len(b.String()) }},
	{"bytes.Split", func() int { return len(bytes.Split(lineBytes, []byte(" "))) }},
	{"bytes.Equal", func() int { return boolInt(bytes.Equal(wordBytes, []byte("word"))) }},
	{"bytes.Contains", func() int { return boolInt(bytes.Contains(lineBytes, []byte("buffer"))) }},
	{"bytes.ToUpper", func() int { return len(bytes.ToUpper(lineBytes)) }},
	{"bufio.Scanner", func() int {
		s, n := bufio.NewScanner(strings.NewReader("a\nbc\ndef\n")), 0
		for s.Scan() {
			n += len(s.Text())
		}
		return n
	}},
	{"bufio.Reader", func() int {
		r := bufio.NewReader(strings.NewReader("a\nbc\n"))
		t, _ := r.ReadString('\n')
		return len(t)
	}},
	{"bufio.Writer", func() int { n, _ := fmt.Fprintf(discard, "%d", one); return n }},
	{"io.ReadAll", func() int { b, _ := io.ReadAll(strings.NewReader(line)); return len(b) }},
	{"io.Copy", func() int { output.Reset(); n, _ := io.Copy(output, strings.NewReader(line)); return int(n) }},
	{"sort.Ints", func() int { s := []int{3, 1, 2, one}; sort.Ints(s); return s[0]*10 + s[3] }},
	{"sort.Slice", func() int {
		s := []int{3, 1, 2, one}
		sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
		return s[3]
	}},
	{"sort.Sort", func() int { s := byLength{"ccc", "a", "bb"}; sort.Sort(s); return len(s[2]) }},
	{"sort.Stable", func() int { s := byLength{"ccc", "a", "bb"}; sort.Stable(sort.Reverse(s)); return len(s[2]) }},
	{"sort.Strings", func() int { s := []string{"c", "a", word}; sort.Strings(s); return len(s[2]) }},
	{"sort.Search", func() int { return sort.Search(100, func(i int) bool { return i >= hundred/3 }) }},
	{"sync.Mutex", func() int { lock.Lock(); lock.Unlock(); return 1 }},
	{"sync.Once", func() int { once.Do(func() { one = 1 }); return one }},
	{"sync.Pool", func() int { p := pool.Get().(*[256]byte); p[0] = 1; pool.Put(p); return 1 }},
	{"sync.Map", func() int { counts.Store(word, one); v, _ := counts.Load(word); return v.(int) }},
	{"sync.WaitGroup", func() int { var g sync.WaitGroup; g.Add(1); go g.Done(); g.Wait(); return 1 }},
	{"sync.Cond", func() int {
		c, ready := sync.NewCond(&lock), false
		go func() { lock.Lock(); ready = true; lock.Unlock(); c.Signal() }()
		lock.Lock()
		for !ready {
			c.Wait()
		}
		lock.Unlock()
		return 1
	}},
	{"atomic", func() int {
		var n int64
		atomic.AddInt64(&n, 3)
		var v atomic.Value
		v.Store(word)
		return int(n) + len(v.Load().(string))
	}},
	{"time.Now", func() int { return boolInt(time.Since(time.Now()) >= 0) }},
	{"time.Format", func() int { return len(start.Format(time.RFC3339)) }},
	{"time.Parse", func() int { t, _ := time.Parse(time.RFC3339, "2006-01-02T15:04:05Z"); return t.Year() }},
	{"time.Duration", func() int { return len((1500 * time.Millisecond).String()) }},
	{"context", func() int {
		ctx, cancel := context.WithCancel(context.WithValue(context.Background(), code(1), word))
		cancel()
		<-ctx.Done()
		return len(ctx.Value(code(1)).(string))
	}},
	{"context with timeout", func() int {
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
		cancel()
		return len(ctx.Err().Error())
	}},
	{"rand", func() int { return boolInt(random.Intn(10) < 10) + boolInt(len(random.Perm(5)) == 5) }},
	{"utf8", func() int { var a [8]byte; return utf8.EncodeRune(a[:], '€') + utf8.RuneCountInString(line) }},
	{"reflect.ValueOf", func() int { p := &pair{one, 2}; v := reflect.ValueOf(p).Elem(); return int(v.Field(1).Int()) }},
	{"reflect.TypeOf", func() int { return len(reflect.TypeOf(pair{}).Name()) + reflect.TypeOf(one).Bits() }},
	{"reflect.DeepEqual", func() int { return boolInt(reflect.DeepEqual(someInts, []int{1, 2, 3, 4, 5})) }},
	{"reflect.New", func() int { return int(reflect.New(reflect.TypeOf(0)).Elem().Int()) }},
	{"reflect.Append", func() int { return reflect.Append(reflect.ValueOf(someInts), reflect.ValueOf(6)).Len() }},
	{"reflect.Value.Interface", func() int { return reflect.ValueOf(pair{one, 2}).Interface().(pair).y }},
	{"reflect.Value.Call", func() int {
		return int(reflect.ValueOf(add).Call([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf(2)})[0].Int())
	}},
	{"reflect.Value.Method", func() int { return reflect.ValueOf(code(3)).Method(0).Call(nil)[0].Len() }},
	{"reflect.MakeMap", func() int {
		m := reflect.MakeMap(reflect.TypeOf(someMap))
		m.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(2))
		return m.Len() + int(m.MapIndex(reflect.ValueOf(1)).Int())
	}},
	{"reflect.MapRange", func() int {
		total := 0
		for i := reflect.ValueOf(someMap).MapRange(); i.Next(); {
			total += int(i.Key().Int() * i.Value().Int())
		}
		return total
	}},
	{"reflect.Swapper", func() int { s := []string{"a", "bc"}; reflect.Swapper(s)(0, 1); return len(s[0]) }},
	{"reflect.MakeFunc", func() int {
		f := reflect.MakeFunc(reflect.TypeOf(add), func(in []reflect.Value) []reflect.Value { return in[:1] })
		return f.Interface().(func(int, int) int)(7, 8)
	}},
	{"runtime.Caller", func() int { _, _, line, _ := runtime.Caller(0); return boolInt(line > 0) }},
	{"runtime.Callers", func() int { var pcs [10]uintptr; return boolInt(runtime.Callers(0, pcs[:]) > 2) }},
	{"runtime.FuncForPC", func() int { pc, _, _, _ := runtime.Caller(0); return boolInt(len(runtime.FuncForPC(pc).Name()) > 0) }},
	{"runtime.Gosched", func() int { runtime.Gosched(); return runtime.NumGoroutine() }},
	{"os.Getenv", func() int { return len(os.Getenv("no such variable")) }},
	{"os.Open", func() int { f, err := os.Open("/dev/null"); f.Close(); return boolInt(err == nil) }},
	{"os.ReadFile", func() int { b, _ := os.ReadFile("/dev/null"); return len(b) }},
	{"os.Stat", func() int { i, _ := os.Stat("/dev/null"); return len(i.Name()) }},
	{"os.Open of what is not there", func() int { _, err := os.Open("/dev/none"); return boolInt(errors.Is(err, os.ErrNotExist)) }},
}
