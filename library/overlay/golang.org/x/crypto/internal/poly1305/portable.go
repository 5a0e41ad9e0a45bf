//berth:portable

package poly1305
