//berth:portable

package aes
