//berth:portable

package elliptic
