// Package encoding finds out in which encoding bytes are written, and refuses what is no
// text at all.
package encoding
