package intake

import (
	"context"

	"footnote/cmd/footnote/typed"
	"footnote/corpus"
	"footnote/corpus/extract"
)

// A text is what was read of an input, and its file as it came.
type text struct {
	source   corpus.Source
	passages []corpus.Passage
	file     corpus.File

	recognised extract.Recognition
	entry      extract.Entry // that it is of, of a list of works
}

// readInput reads one input and makes it a source and its passages, and tells which
// stage it has come to.
func (a app) readInput(ctx context.Context, in input, g typed.Record, stage func(string)) (text, error) {
	stage(stageOf(in.path))
	file, err := a.read(ctx, in.path)
	if err != nil {
		return text{}, err
	}
	stage("reading")
	return a.readFile(ctx, file, in.path, g)
}

// readFile makes one file a source and its passages.
func (a app) readFile(ctx context.Context, file corpus.File, path string, g typed.Record) (text, error) {
	file.Title = g.Title
	source, passages, err := a.Reader.Read(ctx, file)
	if err != nil {
		return text{}, err
	}
	return text{source: completeSource(source, path, g), passages: passages, file: file}, nil
}

// completeSource gives a source what its text does not tell.
func completeSource(source corpus.Source, path string, g typed.Record) corpus.Source {
	source.Metadata = g.Over(source.Metadata)
	if path != "-" && !typed.IsAddress(path) {
		source.Here, _ = fileMark(path) // without one refresh asks
	}
	return source
}
