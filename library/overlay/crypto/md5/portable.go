//berth:portable

package md5
