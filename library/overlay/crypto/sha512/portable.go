//berth:portable

package sha512
