//berth:portable

package field
