package structure

import (
	"context"
	"fmt"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A PassWatch runs the passes in place of the table.
type PassWatch struct {
	traced bool
	Run    func(*Draft, Pass)
}

type WatchKey struct{}

// WithTrace asks for [Document.Trace] of what is read under a context: it costs
// a copy of the text for each pass.
func WithTrace(ctx context.Context) context.Context {
	return context.WithValue(ctx, WatchKey{}, &PassWatch{true, traced})
}

func watchOf(ctx context.Context) *PassWatch {
	w, _ := ctx.Value(WatchKey{}).(*PassWatch)
	return w
}

// IsTraced says whether a trace is asked for.
func IsTraced(ctx context.Context) bool {
	w := watchOf(ctx)
	return w != nil && w.traced
}

// traced runs a pass and notes what it changed.
func traced(d *Draft, p Pass) {
	before, record := append([]Line(nil), d.Lines...), d.Meta
	p.Run(d)
	after := make(map[int]Line, len(d.Lines))
	for _, l := range d.Lines {
		after[l.Number] = l
	}
	for _, old := range before {
		l, there := after[old.Number]
		if what := changeOf(old, l, there); what != "" {
			d.trace = append(d.trace, corpus.Step{Pass: p.Name, What: what, Text: lang.Squeeze(old.Text)})
		}
	}
	for _, name := range d.Meta.Differs(record) {
		for _, f := range d.Meta.Fields() {
			if f.Name == name {
				d.trace = append(d.trace, corpus.Step{Pass: p.Name, What: "record: " + name, Text: f.Value})
			}
		}
	}
}

// changeOf says what became of a line, "" if nothing did.
func changeOf(old, l Line, there bool) string {
	switch {
	case !there:
		return "joined to the line before, or emptied"
	case old.Skip == "" && l.Skip != "":
		return "left out (" + l.Skip + ")"
	case old.Skip != "" && l.Skip == "":
		return "kept again"
	case old.Skip != l.Skip:
		return "left out (" + l.Skip + "), not (" + old.Skip + ")"
	case old.Kind != l.Kind || old.Level != l.Level:
		return describe(l.Kind, l.Level)
	case old.Text != l.Text:
		return "now reads: " + lang.Squeeze(l.Text)
	case old.Hint != l.Hint:
		return "may be " + l.Hint
	}
	return ""
}

// describe names a kind for people.
func describe(k corpus.Kind, level int) string {
	name := []string{"paragraph", "heading", "item", "quotation", "table", "footnote"}[k]
	if level > 0 {
		return fmt.Sprintf("%s of level %d", name, level)
	}
	return name
}

// LeftByReader notes what a reader left out before the passes.
func LeftByReader(ctx context.Context, d *corpus.Document, left []corpus.Skipped) {
	if !IsTraced(ctx) {
		return
	}
	var out []corpus.Step
	for _, s := range left {
		out = append(out, corpus.Step{Pass: "reader", What: "left out (" + s.Reason + ")", Text: s.Text})
	}
	d.Trace = append(out, d.Trace...)
}
