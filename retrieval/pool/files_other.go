//go:build !unix

package pool

// mostLibraries is how many libraries may be open at once.
func mostLibraries() int { return 500 }
