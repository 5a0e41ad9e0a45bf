//berth:portable

package math
