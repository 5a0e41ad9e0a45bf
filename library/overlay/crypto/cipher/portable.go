//berth:portable

package cipher
