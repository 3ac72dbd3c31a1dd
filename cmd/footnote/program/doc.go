// Package program has the commands about the program itself: the models that it uses, how
// well it ranks, and its version.
package program
