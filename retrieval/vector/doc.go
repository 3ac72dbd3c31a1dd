// Package vector keeps the passages' vectors and finds the nearest. It is the only door to
// chromem-go's collections.
package vector
