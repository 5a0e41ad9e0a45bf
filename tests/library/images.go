// run timeout=300

// image/...: drawn, encoded and decoded to the bit as Go does.
package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
	"image/jpeg"
	"image/png"
)

func picture() *image.RGBA {
	m := image.NewRGBA(image.Rect(-3, -2, 90, 61))
	draw.Draw(m, m.Bounds(), image.NewUniform(color.RGBA{30, 60, 90, 255}), image.Point{}, draw.Src)
	for y := 0; y < 61; y++ {
		for x := 0; x < 90; x++ {
			if (x*x+y*y)/50%2 == 0 {
				m.Set(x, y, color.NRGBA{uint8(x * 2), uint8(y * 4), uint8(x ^ y), uint8(255 - y)})
			}
		}
	}
	mask := image.NewAlpha(image.Rect(0, 0, 40, 40))
	for i := range mask.Pix {
		mask.Pix[i] = uint8(i * 7)
	}
	draw.DrawMask(m, image.Rect(20, 10, 60, 50), image.NewUniform(color.YCbCr{200, 30, 90}), image.Point{}, mask, image.Point{}, draw.Over)
	return m
}

func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, a := m.At(x, y).RGBA()
			fmt.Fprint(h, r, g, b, a)
		}
	}
	return h.Sum32()
}

func report(name string, encoded []byte, m image.Image, err error) {
	if err != nil {
		fmt.Println(name, err)
		return
	}
	fmt.Printf("%s %d %08x %T %v %08x\n", name, len(encoded), crc32.ChecksumIEEE(encoded), m, m.Bounds(), sum(m))
}

func main() {
	m := picture()
	fmt.Printf("%08x\n", sum(m))
	var b bytes.Buffer
	paletted := image.NewPaletted(image.Rect(0, 0, 93, 63), palette.Plan9)
	draw.FloydSteinberg.Draw(paletted, paletted.Bounds(), m, m.Bounds().Min)
	gray, deep := image.NewGray(m.Bounds()), image.NewNRGBA64(m.Bounds())
	draw.Draw(gray, m.Bounds(), m, m.Bounds().Min, draw.Src)
	draw.Draw(deep, m.Bounds(), m, m.Bounds().Min, draw.Src)
	for _, source := range []image.Image{m, paletted, gray, deep, m.SubImage(image.Rect(10, 10, 30, 20))} {
		b.Reset()
		err := png.Encode(&b, source)
		encoded := append([]byte(nil), b.Bytes()...)
		if err == nil {
			var decoded image.Image
			decoded, err = png.Decode(&b)
			report("png", encoded, decoded, err)
		}
		for _, quality := range []int{20, 75, 100} {
			b.Reset()
			jpeg.Encode(&b, source, &jpeg.Options{Quality: quality})
			encoded = append([]byte(nil), b.Bytes()...)
			decoded, err := jpeg.Decode(&b)
			report("jpeg", encoded, decoded, err)
		}
	}
	b.Reset()
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{Image: []*image.Paletted{paletted, paletted}, Delay: []int{1, 2}, LoopCount: 3}))
	encoded := append([]byte(nil), b.Bytes()...)
	all, err := gif.DecodeAll(&b)
	report("gif", encoded, all.Image[1], err)
	fmt.Println(all.Delay, all.LoopCount)
	config, name, err := image.DecodeConfig(bytes.NewReader(encoded))
	fmt.Println(config.Width, config.Height, name, err)
	_, _, err = image.Decode(bytes.NewReader([]byte("no image")))
	fmt.Println(err)
}
