//berth:portable

package nistec
