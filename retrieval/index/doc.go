// Package index holds what ranking needs of a library in memory, and lets it follow the
// library: how its passages read ([lexicon.Lexicon]), their vectors in the space of each
// model ([Space]), and the records of their sources.
//
//	space, err := index.NewSpace(embedder, fitted)
//	x := index.New(table, world, space)
//	err = x.CatchUp(ctx, lib) // at first, and whenever the library has changed
//
// Documents are the passages by their numbers here: Entries tells which passage and source a
// document is, Document where a passage stands. What is removed keeps its number.
//
// It embeds nothing, ranks nothing and takes no locks: who writes to it, by CatchUp, sees to
// it that nobody reads. Fields are there to be read.
package index
