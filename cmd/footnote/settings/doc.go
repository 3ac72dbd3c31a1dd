// Package settings reads what can be set, from the environment and from .env, and opens
// what the settings lead to: libraries, be they in a folder or in PostgreSQL, and the
// embedder.
//
// [Load] reads them once; whoever holds the [Config] opens by name with OpenToRead,
// OpenExisting and OpenOrCreate, and need not know where libraries are. Each variable has
// its row in [Variables], which .env.example is compared with.
package settings
