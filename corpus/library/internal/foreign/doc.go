// Package foreign reads a library that a stranger has made, row by row, from memory, within
// bounds of size, number and time ([Read]). Its tables are compared with those of every form
// that this program ever wrote before one of them is asked.
package foreign
