package caption

import (
	"slices"

	"footnote/corpus"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// SetAside parts the captions that their reader knows by the markup from the other lines,
// so that nothing that looks at what stands side by side sees them. Where there is nothing
// else, they are the text.
func SetAside(lines []line.Line) (others, captions []line.Line) {
	isCaption := func(l line.Line) bool { return l.Skip == line.Caption }
	if !slices.ContainsFunc(lines, isCaption) || !slices.ContainsFunc(lines, func(l line.Line) bool { return !isCaption(l) }) {
		return lines, nil
	}
	for _, l := range lines {
		if isCaption(l) {
			captions = append(captions, l)
		} else {
			others = append(others, l)
		}
	}
	return others, captions
}

// PutBack puts the captions where they stood among the other lines, and keeps of all
// captions those that say what nothing else does: a text is not denied because it stands
// below a picture.
func PutBack(lines, captions []line.Line) []line.Line {
	var out []line.Line
	for _, l := range lines {
		for len(captions) > 0 && captions[0].Number < l.Number && l.Kind != corpus.Footnote {
			out, captions = append(out, captions[0]), captions[1:]
		}
		out = append(out, l)
	}
	out = append(out, captions...)
	said := map[string]bool{}
	for _, l := range out {
		if l.Kept() {
			said[l.Norm] = true
		}
	}
	for i := range out {
		if l := &out[i]; l.Skip == line.Caption && tells(*l) && (l.Norm == "" || !said[l.Norm]) {
			l.Skip, l.Kind = "", corpus.Caption
			said[l.Norm] = true
		}
	}
	return out
}

// fewestTold is the words from which a caption says something that a question could ask
// for: fewer name what is to be seen, or who took it.
const fewestTold = 4

// tells says whether a caption says more than its label, "Figure 3:" or "Photo by".
func tells(l line.Line) bool {
	text := l.Text[len(line.FigureLabel.FindString(l.Text)):]
	return lang.WordCount(text[len(line.CaptionLabel.FindString(text)):]) >= fewestTold
}
