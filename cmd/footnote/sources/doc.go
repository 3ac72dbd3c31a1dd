// Package sources has the commands about the sources that a library holds: it lists them,
// corrects and removes them, cites them, draws their pages, and embeds what the embedder has
// not seen.
package sources
