package corpus

import (
	"context"
	"fmt"
)

// A Step is what one pass did to one line of a text, or to its record.
type Step struct {
	Pass string `json:"pass"`
	What string `json:"what"` // for people: "left out (caption)", "heading 2"
	Text string `json:"text"` // of the line before, or of the field after
}

// A passWatch runs the passes in place of the table.
type passWatch struct {
	traced bool
	run    func(*draft, pass)
}

type watchKey struct{}

// WithTrace asks for [Document.Trace] of what is read under a context: it costs
// a copy of the text for each pass.
func WithTrace(ctx context.Context) context.Context {
	return context.WithValue(ctx, watchKey{}, &passWatch{true, traced})
}

func watchOf(ctx context.Context) *passWatch {
	w, _ := ctx.Value(watchKey{}).(*passWatch)
	return w
}

// isTraced says whether a trace is asked for.
func isTraced(ctx context.Context) bool {
	w := watchOf(ctx)
	return w != nil && w.traced
}

// traced runs a pass and notes what it changed.
func traced(d *draft, p pass) {
	before, record := append([]line(nil), d.lines...), d.meta
	p.run(d)
	after := make(map[int]line, len(d.lines))
	for _, l := range d.lines {
		after[l.number] = l
	}
	for _, old := range before {
		l, there := after[old.number]
		if what := changeOf(old, l, there); what != "" {
			d.trace = append(d.trace, Step{Pass: p.name, What: what, Text: squeeze(old.Text)})
		}
	}
	for _, name := range d.meta.Differs(record) {
		for _, f := range d.meta.fields() {
			if f.name == name {
				d.trace = append(d.trace, Step{Pass: p.name, What: "record: " + name, Text: f.value})
			}
		}
	}
}

// changeOf says what became of a line, "" if nothing did.
func changeOf(old, l line, there bool) string {
	switch {
	case !there:
		return "joined to the line before, or emptied"
	case old.skip == "" && l.skip != "":
		return "left out (" + l.skip + ")"
	case old.skip != "" && l.skip == "":
		return "kept again"
	case old.skip != l.skip:
		return "left out (" + l.skip + "), not (" + old.skip + ")"
	case old.Kind != l.Kind || old.Level != l.Level:
		return describe(l.Kind, l.Level)
	case old.Text != l.Text:
		return "now reads: " + squeeze(l.Text)
	case old.hint != l.hint:
		return "may be " + l.hint
	}
	return ""
}

// describe names a kind for people.
func describe(k Kind, level int) string {
	name := []string{"paragraph", "heading", "item", "quotation", "table", "footnote"}[k]
	if level > 0 {
		return fmt.Sprintf("%s of level %d", name, level)
	}
	return name
}

// leftByReader notes what a reader left out before the passes.
func leftByReader(ctx context.Context, d *Document, left []Skipped) {
	if !isTraced(ctx) {
		return
	}
	var out []Step
	for _, s := range left {
		out = append(out, Step{Pass: "reader", What: "left out (" + s.Reason + ")", Text: s.Text})
	}
	d.Trace = append(out, d.Trace...)
}
