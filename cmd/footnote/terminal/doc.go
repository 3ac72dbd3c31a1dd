// Package terminal is what the program says, and how it is shown: a [Screen] for each
// of its two streams.
//
// A screen knows how wide it is and whether it understands escape sequences. Paragraphs
// are wrapped where somebody looks, and stay one line where a script reads. Nothing gets
// through a screen by which a stranger's text could steer a terminal, and nothing that
// Hide takes out. Progress is shown on terminals alone.
package terminal
