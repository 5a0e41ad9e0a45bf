//berth:portable

package sha256
