package corpus

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
)

// An Opening is the lines of a text that look like its title, or are it by their markup.
// They are left out, unless the work has another title.
type Opening struct {
	At    int     `json:",omitempty"` // before which block they stood
	Lines []Block `json:",omitempty"`
}

// WithOpening puts those lines back where a title is given that says something else.
func (d Document) WithOpening(title string) Document {
	var found []string
	for _, l := range d.Opening.Lines {
		found = append(found, l.Text)
	}
	given, said := lang.Plain(title), lang.Plain(strings.Join(found, " "))
	if given == "" || said == "" || strings.Contains(given, said) || strings.Contains(said, given) {
		return d
	}
	d.Blocks = slices.Insert(slices.Clone(d.Blocks), d.Opening.At, d.Opening.Lines...)
	d.Skipped = slices.DeleteFunc(slices.Clone(d.Skipped), func(s Skipped) bool { return slices.Contains(found, s.Text) && s.Reason == "title" })
	return d
}
