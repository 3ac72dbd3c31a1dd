// Package readone is the process that strangers' files are read in, and its pages drawn:
// both sides of it.
//
// [Reader] and [Pictures] start it, as this program with the command of [Name], which
// [Command] is. What goes wrong in there, or takes too long, ends that process alone.
package readone
