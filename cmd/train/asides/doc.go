// Package asides learns which words around a question are no part of it.
package asides
