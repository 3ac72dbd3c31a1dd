package readone

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"footnote/cmd/footnote/command"
	"footnote/cmd/footnote/settings"
	"footnote/corpus/child"
	"footnote/corpus/extract"
	"footnote/corpus/library"
	"footnote/corpus/picture"
)

// Command is for the program itself, see Reader and Pictures.
func Command(run *command.App) command.Row {
	var pictures, prepare string
	return command.Row{
		Use: Name,
		Flags: func(f command.Flags) {
			f.Flags().StringVar(&pictures, "pictures", "", "draw a page, with what is compiled in this `folder`")
			f.Flags().StringVar(&prepare, "prepare", "", "compile into this `folder` what draws pages")
		},
		Run: func(ctx context.Context, _ command.Line) error {
			switch {
			case prepare != "":
				return picture.Warm(prepare)
			case pictures != "":
				return picture.Serve(ctx, pictures, run.Stdin, run.Out.Raw())
			}
			return serveChild(ctx, run.Stdin, run.Out.Raw())
		},
	}
}

// Name is the name of the command that reads one file for another process.
const Name = "read-one"

// Reader makes a reader that reads the files of strangers in processes of
// this program. Where it cannot tell its own path it reads them itself.
func Reader() *extract.Reader {
	program, err := os.Executable()
	if err != nil {
		return new(extract.Reader)
	}
	return &extract.Reader{Child: &child.Pool{Command: []string{program, Name}}}
}

// Pictures makes what draws pages of PDF files, in processes of this program; nil
// where it cannot tell its own path, or has no folder for what that is compiled to.
func Pictures(getenv func(string) string) *picture.Pictures {
	program, err := os.Executable()
	cache := settings.CacheFolder(getenv)
	if err != nil || cache == "" {
		return nil
	}
	cache = filepath.Join(cache, "pages")
	return &picture.Pictures{
		Cache:   cache,
		Child:   &child.Pool{Command: []string{program, Name, "--pictures", cache}},
		Prepare: func() error { return exec.Command(program, Name, "--prepare", cache).Run() },
	}
}

// serveChild is the other side of a reader's child: it does one task of a parent.
func serveChild(ctx context.Context, stdin io.Reader, stdout io.Writer) error {
	return child.Serve(ctx, map[string]child.Task{extract.FileTask: extract.ServeFile, library.StrangerTask: library.ServeStranger}, stdin, stdout)
}
