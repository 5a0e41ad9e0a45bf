//berth:portable

package sha1
