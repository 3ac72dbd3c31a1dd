// Package typed is what people type of a source: its number, an address or a path, the shelf
// that it stands on, and its record in flags.
//
// What cannot be taken as it was typed is an error that says so in a sentence. A [Record]
// counts more than what a text says of itself.
package typed
