// Package serving has the commands of who runs the bot: the bot itself and its trial in a
// browser, doctor and health, which say how it is, and forget, which takes a member out of
// all that it keeps.
package serving
