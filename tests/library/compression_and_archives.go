// run timeout=300

// compress/..., archive/...: what is packed is unpacked, and packed as Go packs it.
package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand"
	"strings"
	"time"
)

func texts() map[string][]byte {
	random := rand.New(rand.NewSource(1))
	noise := make([]byte, 50000)
	random.Read(noise)
	var words strings.Builder
	for i := 0; i < 20000; i++ {
		fmt.Fprint(&words, []string{"heap ", "stack ", "span ", "page ", "goroutine "}[random.Intn(5)], random.Intn(50))
	}
	return map[string][]byte{"empty": nil, "noise": noise, "words": []byte(words.String()), "zeros": make([]byte, 100000)}
}

func check(name string, packed []byte, plain []byte, reader io.Reader, err error) {
	if err != nil {
		fmt.Println(name, err)
		return
	}
	unpacked, err := io.ReadAll(reader)
	fmt.Printf("%s %d %08x %v %v\n", name, len(packed), crc32.ChecksumIEEE(packed), bytes.Equal(unpacked, plain), err)
}

func streams() {
	for _, name := range []string{"empty", "noise", "words", "zeros"} {
		plain := texts()[name]
		for level := -2; level <= 9; level++ {
			var packed bytes.Buffer
			w, _ := flate.NewWriter(&packed, level)
			w.Write(plain)
			w.Close()
			check(fmt.Sprint("flate ", name, level), packed.Bytes(), plain, flate.NewReader(bytes.NewReader(packed.Bytes())), nil)
		}
		var packed bytes.Buffer
		z := gzip.NewWriter(&packed)
		z.Name, z.Comment, z.ModTime = "name", "comment", time.Unix(1e9, 0)
		z.Write(plain)
		z.Close()
		r, err := gzip.NewReader(bytes.NewReader(packed.Bytes()))
		check("gzip "+name, packed.Bytes(), plain, r, err)
		packed.Reset()
		l := zlib.NewWriter(&packed)
		l.Write(plain)
		l.Close()
		lr, err := zlib.NewReader(bytes.NewReader(packed.Bytes()))
		check("zlib "+name, packed.Bytes(), plain, lr, err)
		packed.Reset()
		w := lzw.NewWriter(&packed, lzw.MSB, 8)
		w.Write(plain)
		w.Close()
		check("lzw "+name, packed.Bytes(), plain, lzw.NewReader(bytes.NewReader(packed.Bytes()), lzw.MSB, 8), nil)
	}
	_, err := gzip.NewReader(strings.NewReader("not packed at all"))
	fmt.Println(err)
	_, err = io.ReadAll(flate.NewReader(strings.NewReader("\x07broken")))
	fmt.Println(err)
	packed, _ := base64.StdEncoding.DecodeString("QlpoOTFBWSZTWdhbJv0AAAAdgEAQAEAACgIAIAAhgwATRRbF3JFOFCQ2Fsm/QA==")
	text, err := io.ReadAll(bzip2.NewReader(bytes.NewReader(packed)))
	fmt.Printf("%q %v\n", text, err != nil)
}

func archives() {
	var packed bytes.Buffer
	w := tar.NewWriter(&packed)
	for i, body := range []string{"first", strings.Repeat("second ", 300), ""} {
		name := fmt.Sprintf("%s/file%d.txt", strings.Repeat("long", i*40), i)
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0640, Size: int64(len(body)), ModTime: time.Unix(1e9, 0)}); err != nil {
			panic(err)
		}
		io.WriteString(w, body)
	}
	fmt.Println(w.Close(), packed.Len())
	for r := tar.NewReader(&packed); ; {
		header, err := r.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		body, err := io.ReadAll(r)
		fmt.Println(header.Name, header.FileInfo().Mode(), header.ModTime.UTC(), len(body), err)
	}
	var zipped bytes.Buffer
	z := zip.NewWriter(&zipped)
	for _, name := range []string{"noise", "words"} {
		f, err := z.Create("dir/" + name)
		if err != nil {
			panic(err)
		}
		f.Write(texts()[name])
	}
	z.SetComment("all of it")
	fmt.Println(z.Close())
	r, err := zip.NewReader(bytes.NewReader(zipped.Bytes()), int64(zipped.Len()))
	if err != nil {
		panic(err)
	}
	for _, f := range r.File {
		body, _ := f.Open()
		content, err := io.ReadAll(body)
		fmt.Println(f.Name, f.Method, f.CompressedSize64, f.UncompressedSize64, crc32.ChecksumIEEE(content) == f.CRC32, err)
	}
	fmt.Println(r.Comment)
}

func main() {
	streams()
	archives()
}
