// Package intake has the commands that read files, pages of the web and other libraries:
// add, refresh, extract and import.
//
// All that they read is a stranger's. Which files and addresses stand behind what was typed
// is told in files.go; installation.go marks the files that this installation has read
// itself, for no library of somebody else may name others.
package intake
