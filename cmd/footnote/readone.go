package main

import (
	"context"
)

// readOneCommand is for the program itself, see newReader.
func (a *app) readOneCommand() command {
	return command{
		use: readOne,
		run: func(ctx context.Context, _ line) error { return serveChild(ctx, a.stdin, a.out.raw()) },
	}
}

// readOne is the name of the command that reads one file for another process.
const readOne = "read-one"
