//berth:portable

package crc32
