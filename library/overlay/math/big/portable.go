//berth:portable

package big
