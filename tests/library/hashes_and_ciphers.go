// run timeout=300

// hash/..., crypto/...: known values, and what was sealed opens again.
package main

import (
	"bytes"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/md5"
	"crypto/rand"
	"crypto/rc4"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"math/big"
)

func text(n int) []byte {
	t := make([]byte, n)
	for i := range t {
		t[i] = byte(i * i >> 3)
	}
	return t
}

func hashes() {
	made := []struct {
		name string
		hash hash.Hash
	}{
		{"md5", md5.New()}, {"sha1", sha1.New()}, {"sha224", sha256.New224()}, {"sha256", sha256.New()},
		{"sha384", sha512.New384()}, {"sha512", sha512.New()}, {"sha512/256", sha512.New512_256()},
		{"adler32", adler32.New()}, {"crc32", crc32.NewIEEE()}, {"castagnoli", crc32.New(crc32.MakeTable(crc32.Castagnoli))},
		{"koopman", crc32.New(crc32.MakeTable(crc32.Koopman))}, {"crc64", crc64.New(crc64.MakeTable(crc64.ECMA))},
		{"fnv32", fnv.New32()}, {"fnv32a", fnv.New32a()}, {"fnv64", fnv.New64()}, {"fnv64a", fnv.New64a()},
		{"fnv128", fnv.New128()}, {"fnv128a", fnv.New128a()}, {"hmac", hmac.New(sha256.New, []byte("key"))},
	}
	for _, m := range made {
		for _, n := range []int{0, 1, 63, 64, 65, 1000, 4096} {
			m.hash.Reset()
			for t := text(n); len(t) > 0; {
				k := len(t)/2 + 1
				m.hash.Write(t[:k])
				t = t[k:]
			}
			fmt.Printf("%s %d %x\n", m.name, n, m.hash.Sum(nil))
		}
	}
	var a, b maphash.Hash
	b.SetSeed(a.Seed())
	a.WriteString("the same")
	b.Write([]byte("the same"))
	fmt.Println(a.Sum64() == b.Sum64())
}

func ciphers() {
	key, plain := text(32), text(64)
	blocks := map[string]func([]byte) (cipher.Block, error){"aes": aes.NewCipher, "des3": des.NewTripleDESCipher}
	for _, name := range []string{"aes", "des3"} {
		size := map[string]int{"aes": 32, "des3": 24}[name]
		block, err := blocks[name](key[:size])
		if err != nil {
			panic(err)
		}
		iv := make([]byte, block.BlockSize())
		out := make([]byte, len(plain))
		cipher.NewCBCEncrypter(block, iv).CryptBlocks(out, plain)
		fmt.Printf("%s cbc %x\n", name, out)
		cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, out)
		fmt.Println(bytes.Equal(out, plain))
		cipher.NewCTR(block, iv).XORKeyStream(out, plain)
		fmt.Printf("%s ctr %x\n", name, out)
		cipher.NewOFB(block, iv).XORKeyStream(out, plain)
		fmt.Printf("%s ofb %x\n", name, out)
		cipher.NewCFBEncrypter(block, iv).XORKeyStream(out, plain)
		fmt.Printf("%s cfb %x\n", name, out)
	}
	block, _ := aes.NewCipher(key[:16])
	gcm, _ := cipher.NewGCM(block)
	sealed := gcm.Seal(nil, make([]byte, 12), plain, []byte("more"))
	fmt.Printf("gcm %x\n", sealed)
	opened, err := gcm.Open(nil, make([]byte, 12), sealed, []byte("more"))
	fmt.Println(bytes.Equal(opened, plain), err)
	sealed[3]++
	_, err = gcm.Open(nil, make([]byte, 12), sealed, []byte("more"))
	fmt.Println(err)
	stream, _ := rc4.NewCipher(key[:7])
	out := make([]byte, len(plain))
	stream.XORKeyStream(out, plain)
	fmt.Printf("rc4 %x\n", out)
	fmt.Println(subtle.ConstantTimeCompare(out, out), subtle.ConstantTimeCompare(out, plain))
}

func keys() {
	digest := sha256.Sum256([]byte("message"))
	private := ed25519.NewKeyFromSeed(text(32))
	signature := ed25519.Sign(private, digest[:])
	fmt.Printf("ed25519 %x %v\n", signature, ed25519.Verify(private.Public().(ed25519.PublicKey), digest[:], signature))
	for _, curve := range []elliptic.Curve{elliptic.P224(), elliptic.P256(), elliptic.P384(), elliptic.P521()} {
		x, y := curve.ScalarBaseMult([]byte{7, 1, 9})
		fmt.Println(curve.Params().Name, x, y, curve.IsOnCurve(x, y), curve.IsOnCurve(y, x))
		key, err := ecdsa.GenerateKey(curve, rand.Reader)
		if err != nil {
			panic(err)
		}
		signature, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
		fmt.Println(err, ecdsa.VerifyASN1(&key.PublicKey, digest[:], signature), ecdsa.VerifyASN1(&key.PublicKey, digest[1:], signature))
	}
	key, err := rsa.GenerateKey(rand.Reader, 512)
	if err != nil {
		panic(err)
	}
	signed, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, digest[:])
	fmt.Println(err, len(signed), rsa.VerifyPKCS1v15(&key.PublicKey, crypto.SHA256, digest[:], signed))
	sealed, err := rsa.EncryptPKCS1v15(rand.Reader, &key.PublicKey, []byte("secret"))
	opened, err2 := rsa.DecryptPKCS1v15(rand.Reader, key, sealed)
	fmt.Println(err, string(opened), err2)
	prime, err := rand.Prime(rand.Reader, 128)
	fmt.Println(prime.BitLen(), prime.ProbablyPrime(20), new(big.Int).Mul(prime, prime).ProbablyPrime(20), err)
}

func main() {
	hashes()
	ciphers()
	keys()
}
