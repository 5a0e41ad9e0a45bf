// run timeout=300

// One page of each of the small packages: encodings, text, templates, files, command lines, logs, contexts.
package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"context"
	"encoding"
	"encoding/ascii85"
	"encoding/asn1"
	"encoding/binary"
	"encoding/gob"
	"encoding/json"
	"encoding/pem"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	htmltemplate "html/template"
	"io"
	"io/fs"
	"io/ioutil"
	"log"
	"math/big"
	"math/rand"
	"mime"
	"mime/multipart"
	"net/mail"
	"net/netip"
	"net/textproto"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"regexp/syntax"
	"runtime/debug"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/quick"
	"text/template"
	"text/template/parse"
	"time"
	"unicode/utf16"
)

type point struct {
	X, Y int
	Name string `json:"name,omitempty" xml:"name,attr"`
	Tags []string
	Next *point
}

func encodings() {
	p := point{1, -2, "a<b", []string{"x", "y"}, &point{X: 3}}
	text, err := json.MarshalIndent(p, "", "  ")
	fmt.Println(string(text), err)
	var q point
	fmt.Println(json.Unmarshal(text, &q), q.Next.X, q.Tags)
	fmt.Println(json.Unmarshal([]byte(`{"X": "no"}`), &q))
	text, err = xml.Marshal(p)
	fmt.Println(string(text), err)
	var x point
	fmt.Println(xml.Unmarshal(text, &x), x.Name, x.Next)
	var b bytes.Buffer
	fmt.Println(gob.NewEncoder(&b).Encode(p))
	var g point
	fmt.Println(gob.NewDecoder(&b).Decode(&g), g.Next.X, g.Name)
	text, err = asn1.Marshal(struct {
		A int
		B string
		C []int
	}{5, "five", []int{1, 2, 300}})
	fmt.Printf("%x %v\n", text, err)
	room := make([]byte, 30)
	fmt.Println(string(room[:ascii85.Encode(room, []byte("some more text"))]))
	b.Reset()
	fmt.Println(binary.Write(&b, binary.BigEndian, struct {
		A uint16
		B [3]int32
	}{7, [3]int32{1, 2, -3}}), b.Bytes(), binary.PutVarint(room, -300), room[:2])
	pem.Encode(&b, &pem.Block{Type: "THING", Headers: map[string]string{"K": "v"}, Bytes: room})
	block, _ := pem.Decode(b.Bytes()[14:])
	fmt.Println(block.Type, block.Headers, len(block.Bytes))
	fmt.Println(utf16.Encode([]rune("a😀")), mime.TypeByExtension(".html"))
	var _ encoding.TextMarshaler = new(big.Int)
}

func texts() {
	const page = `{{define "item"}}<li>{{.}}</li>{{end}}{{range $i, $x := .List}}{{if $i}}, {{end}}{{template "item" $x}}{{else}}none{{end}} {{printf "%05.1f" .Number}} {{len .Text | eq 4}}` + "\n"
	data := map[string]interface{}{"List": []string{"<a>", "b&c"}, "Number": 2.25, "Text": "four"}
	fmt.Println(template.Must(template.New("page").Parse(page)).Execute(os.Stdout, data))
	fmt.Println(htmltemplate.Must(htmltemplate.New("page").Parse(page)).Execute(os.Stdout, data))
	_, err := template.New("wrong").Parse("{{.A")
	fmt.Println(err)
	trees, err := parse.Parse("t", "a{{b .C}}", "", "", map[string]interface{}{"b": fmt.Sprint})
	fmt.Println(trees["t"].Root, err)
	re := regexp.MustCompile(`(?i)(\w+)@(\w+)\.(com|org)`)
	fmt.Println(re.FindAllStringSubmatch("Ann@example.com, bob@site.org, x@y.net", -1), re.ReplaceAllString("ann@example.com", "$2 at $1"))
	_, err = syntax.Parse("a(b", syntax.Perl)
	fmt.Println(err)
	scanner := bufio.NewScanner(strings.NewReader("one two  three"))
	for scanner.Split(bufio.ScanWords); scanner.Scan(); {
		fmt.Print(scanner.Text(), ";")
	}
	fmt.Println(strings.NewReplacer("a", "1", "bb", "2").Replace("abbabb"), strings.EqualFold("Straße", "STRASSE"), strings.Map(func(r rune) rune { return r + 1 }, "HAL"))
	var n int
	var word string
	fmt.Println(fmt.Sscanf("42 tonnes", "%d %s", &n, &word))
	fmt.Println(n, word)
	address, err := mail.ParseAddress("Bob <bob@example.org>")
	fmt.Println(address, err)
	link, err := url.Parse("https://u:p@host:80/a%20b?q=1&r=2#f")
	fmt.Println(link, link.Query(), link.Port(), err, netip.MustParsePrefix("10.1.0.0/16").Contains(netip.MustParseAddr("10.1.2.3")))
	header, err := textproto.NewReader(bufio.NewReader(strings.NewReader("A: b\r\nc: d\r\n e\r\n\r\n"))).ReadMIMEHeader()
	fmt.Println(header, err)
	var form bytes.Buffer
	w := multipart.NewWriter(&form)
	w.SetBoundary("limit")
	w.WriteField("name", "value")
	fmt.Println(w.Close(), strings.Count(form.String(), "limit"))
}

type byLength []string

func (l byLength) Len() int            { return len(l) }
func (l byLength) Less(i, j int) bool  { return len(l[i]) < len(l[j]) }
func (l byLength) Swap(i, j int)       { l[i], l[j] = l[j], l[i] }
func (l *byLength) Push(x interface{}) { *l = append(*l, x.(string)) }
func (l *byLength) Pop() (x interface{}) {
	x, *l = (*l)[len(*l)-1], (*l)[:len(*l)-1]
	return
}

func numbersAndOrder() {
	a, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	b := new(big.Int).Exp(a, big.NewInt(17), nil)
	fmt.Println(b, new(big.Int).Mod(b, big.NewInt(1000007)), new(big.Int).Sqrt(b), new(big.Rat).SetFrac(a, big.NewInt(77)))
	f, _, err := big.ParseFloat("1.5e1000", 10, 200, big.ToNearestEven)
	fmt.Println(f.Mul(f, f), err)
	random := rand.New(rand.NewSource(7))
	fmt.Println(random.Perm(10), random.Float64(), random.NormFloat64(), random.ExpFloat64())
	l := byLength{"ccc", "a", "bb", ""}
	heap.Init(&l)
	heap.Push(&l, "dddd")
	for l.Len() > 0 {
		fmt.Printf("%q ", heap.Pop(&l))
	}
	words := strings.Fields("the quick brown fox jumps over the lazy dog")
	sort.SliceStable(words, func(i, j int) bool { return len(words[i]) < len(words[j]) })
	fmt.Println(words, sort.SearchInts([]int{1, 3, 5}, 4))
	fmt.Println(quick.Check(func(x, y int16) bool { return x+y == y+x }, nil))
}

func files() {
	directory, err := ioutil.TempDir("", "odds")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(directory)
	os.MkdirAll(filepath.Join(directory, "a", "b"), 0700)
	fmt.Println(ioutil.WriteFile(filepath.Join(directory, "a", "b", "f.txt"), []byte("content"), 0600))
	filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		name, _ := filepath.Rel(directory, path)
		fmt.Println(name, entry.IsDir(), err)
		return nil
	})
	matches, err := filepath.Glob(filepath.Join(directory, "*", "*", "*.txt"))
	fmt.Println(len(matches), err)
	_, err = os.Open(filepath.Join(directory, "missing"))
	fmt.Println(errors.Is(err, fs.ErrNotExist), err.(*fs.PathError).Err)
	text, err := fs.ReadFile(fstest.MapFS{"x/y": {Data: []byte("mapped")}}, "x/y")
	fmt.Println(string(text), err)
	r, w := io.Pipe()
	go func() { fmt.Fprint(w, "through a pipe"); w.CloseWithError(io.ErrUnexpectedEOF) }()
	text, err = io.ReadAll(io.TeeReader(io.LimitReader(r, 9), io.Discard))
	fmt.Println(string(text), err)
}

func running() {
	flags := flag.NewFlagSet("odds", flag.ContinueOnError)
	flags.SetOutput(os.Stdout)
	n, d := flags.Int("n", 3, "how `many`"), flags.Duration("d", time.Second, "how long")
	fmt.Println(flags.Parse([]string{"-n=5", "-d", "1m30s", "rest"}), *n, *d, flags.Args())
	fmt.Println(flags.Parse([]string{"-x"}))
	log.New(os.Stdout, "odds: ", log.Lmsgprefix|log.Lshortfile).Print("logged")
	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), "key", "value"), 10*time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Err(), ctx.Value("key"))
	var wait sync.WaitGroup
	var total atomic.Int64
	var once sync.Once
	pool := sync.Pool{New: func() interface{} { return new(bytes.Buffer) }}
	for i := 0; i < 50; i++ {
		wait.Add(1)
		go func(i int) {
			defer wait.Done()
			b := pool.Get().(*bytes.Buffer)
			b.Reset()
			fmt.Fprint(b, i)
			total.Add(int64(b.Len()))
			once.Do(func() { total.Add(1000) })
			pool.Put(b)
		}(i)
	}
	wait.Wait()
	fmt.Println(total.Load())
	fmt.Println(testing.AllocsPerRun(10, func() {}), debug.SetGCPercent(100))
	day := time.Date(2022, time.August, 2, 15, 4, 5, 6, time.UTC)
	fmt.Println(day.Format(time.RFC1123Z), day.Add(36*time.Hour).Weekday(), day.YearDay(), day.Truncate(time.Hour))
	parsed, err := time.ParseDuration("1h15m30.918s")
	fmt.Println(parsed, err, parsed.Round(time.Minute))
}

func main() {
	encodings()
	texts()
	numbersAndOrder()
	files()
	running()
}
