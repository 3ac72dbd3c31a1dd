// Package talk learns which messages ask, and which are talk among people (retrieval/talk):
// [Run] reads messages of both kinds and writes the weights.
package talk
