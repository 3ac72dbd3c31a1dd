package corpus

// footnotes moves each footnote to the end of the section that its mark is in.
func (d *draft) footnotes() {
	anchored := map[string]int{} // the last line with a mark
	ends := d.sectionEnds()
	var moved map[int][]line
	out := d.lines[:0:0]
	for i, l := range d.lines {
		for _, m := range l.marks {
			anchored[m] = i
		}
		place, found := anchored[l.note]
		if l.Kind != Footnote || !found || !l.kept() {
			continue
		}
		if !d.lines[place].kept() { // of the byline: who works where
			d.lines[i].skip = d.lines[place].skip
			continue
		}
		if moved == nil {
			moved = map[int][]line{}
		}
		end := ends[place]
		moved[end] = append(moved[end], l)
		d.lines[i].Kind, d.lines[i].Text = Footnote, ""
	}
	if moved == nil {
		return
	}
	for i, l := range d.lines {
		out = append(out, moved[i]...)
		if l.Text != "" {
			out = append(out, l)
		}
	}
	d.lines = append(out, moved[len(d.lines)]...)
}

// sectionEnds gives for each line the index of the next heading, or the end.
func (d *draft) sectionEnds() []int {
	ends := make([]int, len(d.lines))
	end := len(d.lines)
	for i := len(d.lines) - 1; i >= 0; i-- {
		ends[i] = end
		if d.lines[i].Kind == Heading && d.lines[i].kept() {
			end = i
		}
	}
	return ends
}
