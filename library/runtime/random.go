package runtime

import _ "unsafe" // for go:linkname

//go:linkname os_fastrand os.fastrand
func os_fastrand() uint32 { return fastrand() }

//go:linkname net_fastrand net.fastrand
func net_fastrand() uint32 { return fastrand() }

//go:linkname maphash_fastrand hash/maphash.runtime_fastrand
func maphash_fastrand() uint32 { return fastrand() }
