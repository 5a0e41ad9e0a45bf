//berth:portable

package bytealg
