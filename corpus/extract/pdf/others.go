package pdf

import (
	"context"

	"footnote/corpus/extract/pdf/layout"
	"footnote/corpus/pdf"
)

// An Other is what another reader makes of a page that cannot be read here: one that
// recognises letters in a picture, or one that knows more fonts.
type Other struct {
	Page    pdf.Page
	Refused string // why it makes nothing of it, for people; else empty
}

type othersKey struct{}

// WithOthers has [Read] take pages of another reader, by their numbers from 1, in place
// of those that it cannot read itself. They may be as hostile as the file.
func WithOthers(ctx context.Context, others map[int]Other) context.Context {
	return context.WithValue(ctx, othersKey{}, others)
}

// OthersIn gives what WithOthers has given.
func OthersIn(ctx context.Context) map[int]Other {
	others, _ := ctx.Value(othersKey{}).(map[int]Other)
	return others
}

// readAs puts what another reader makes of a page in its place.
func readAs(p *layout.Page, o Other) (letters int, why string) {
	if o.Refused != "" {
		return 0, o.Refused
	}
	number, label := p.Number, p.Label
	*p = layout.PageOf(o.Page)
	p.Number, p.Label, p.Images = number, label, 1 // without letters it is a picture still
	return legible(p)
}
