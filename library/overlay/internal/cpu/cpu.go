// No code of berth's asks what the processor can do: every feature stays false.
//
//berth:portable

package cpu

const CacheLinePadSize = 64

func doinit() {}
