// Package shown is how a source is shown wherever a command shows one: its line for people,
// and its shape in JSON.
//
// Scripts rely on what --json prints: every key is always there, and a list is never null,
// which List and Object see to. Shapes that one room alone prints stand in its json.go.
package shown
