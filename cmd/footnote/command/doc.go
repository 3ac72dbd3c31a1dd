// Package command is what the commands of the program share: what a command is, and what
// it runs with.
//
// A [Row] is all that a command tells of itself; the table of main names them, and a
// [Program] runs one line of arguments. A row's function gets an [App], one run of the
// program: the two screens, the settings and the libraries that they lead to, and what
// reads files and fetches pages. No other package knows of cobra.
//
// A command prints results on App.Out, and what is said about them on App.Err. It returns
// errors and prints none: the program turns them into a sentence and an exit status. One
// that has said all there is ends with [ErrReported], or [ErrAbstained] where the library
// does not answer.
package command
