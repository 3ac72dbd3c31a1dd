package structure

import "footnote/corpus"

// footnotes moves each footnote to the end of the section that its mark is in.
func (d *Draft) footnotes() {
	anchored := map[string]int{} // the last line with a mark
	ends := d.sectionEnds()
	var moved map[int][]Line
	out := d.Lines[:0:0]
	for i, l := range d.Lines {
		for _, m := range l.Marks {
			anchored[m] = i
		}
		place, found := anchored[l.Note]
		if l.Kind != corpus.Footnote || !found || !l.Kept() {
			continue
		}
		if !d.Lines[place].Kept() { // of the byline: who works where
			d.Lines[i].Skip = d.Lines[place].Skip
			continue
		}
		if moved == nil {
			moved = map[int][]Line{}
		}
		end := ends[place]
		moved[end] = append(moved[end], l)
		d.Lines[i].Kind, d.Lines[i].Text = corpus.Footnote, ""
	}
	if moved == nil {
		return
	}
	for i, l := range d.Lines {
		out = append(out, moved[i]...)
		if l.Text != "" {
			out = append(out, l)
		}
	}
	d.Lines = append(out, moved[len(d.Lines)]...)
}

// sectionEnds gives for each line the index of the next heading, or the end.
func (d *Draft) sectionEnds() []int {
	ends := make([]int, len(d.Lines))
	end := len(d.Lines)
	for i := len(d.Lines) - 1; i >= 0; i-- {
		ends[i] = end
		if d.Lines[i].Kind == corpus.Heading && d.Lines[i].Kept() {
			end = i
		}
	}
	return ends
}
