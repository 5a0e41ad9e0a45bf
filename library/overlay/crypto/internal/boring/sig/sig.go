package sig

// Marks in the machine code of real Go; here nothing.

func BoringCrypto()   {}
func FIPSOnly()       {}
func StandardCrypto() {}
