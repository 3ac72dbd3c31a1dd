// Package pool keeps the libraries of many servers open, each with its engine, within a
// budget of memory and of open files.
//
//	p := pool.New(library.Open, embedder, idle, budget)
//	lease, err := p.Use(ctx, path) // opens the library, or finds it open
//	defer lease.Release()
//	engine, err := lease.Engine(ctx) // synced with what the library holds now
//
// What nobody uses is closed after a while, and sooner where room is needed. A question
// waits a moment for a library that has changed, and is answered from what is indexed so
// far while the rest goes on in the background; where libraries are on a server that is
// out of reach, from what the engine remembers.
package pool
