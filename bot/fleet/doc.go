// Package fleet lets several processes be one bot. They meet in a database of
// PostgreSQL: each shard of the bot's connection to Discord is leased to one of them,
// with how far its session has come, so that another can go on from there.
//
//	m := fleet.Join(db, log)
//	defer m.Close()
//	n, err := m.Agree(ctx, recommended, 0) // shards that all serve together
//	turn, err := m.Tick(ctx, sessions)     // each second: what is ours now
//
// A process shows that it lives in two ways: by a time that it puts off each second,
// and by a lock of its connection to the database, which is gone at once when the
// process is. Time is the database's. What a dead process held is taken by the others,
// each up to its share.
//
// A process that cannot reach the database keeps its shards: nobody can take them
// without the database, and if this one alone is cut off, Discord takes one answer
// only. Whoever could not reach it is calm for a while after: it takes nothing from
// others, who may not have come back yet. Without that they rob each other.
package fleet
