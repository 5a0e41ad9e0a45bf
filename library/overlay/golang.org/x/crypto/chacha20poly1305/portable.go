//berth:portable

package chacha20poly1305
