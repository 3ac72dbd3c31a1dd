// Package embed turns texts into vectors: by the built-in table, or by a server that is
// asked over HTTP. [Embedder] is the one seam of retrieval: what implements it can rank.
package embed
