package main

import (
	"context"

	"footnote/corpus/picture"
)

// readOneCommand is for the program itself, see newReader and newPictures.
func (a *app) readOneCommand() command {
	var pictures, prepare string
	return command{
		use: readOne,
		flags: func(f flags) {
			f.Flags().StringVar(&pictures, "pictures", "", "draw a page, with what is compiled in this `folder`")
			f.Flags().StringVar(&prepare, "prepare", "", "compile into this `folder` what draws pages")
		},
		run: func(ctx context.Context, _ line) error {
			switch {
			case prepare != "":
				return picture.Warm(prepare)
			case pictures != "":
				return picture.Serve(ctx, pictures, a.stdin, a.out.Raw())
			}
			return serveChild(ctx, a.stdin, a.out.Raw())
		},
	}
}

// readOne is the name of the command that reads one file for another process.
const readOne = "read-one"
