package pdf

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// logical puts the pieces of a line, which stand from left to right, in the
// order in which they are read. A line is read from the right if most of its
// letters are of such a script. It undoes what a program does to show a line,
// by the classes of the Unicode bidirectional algorithm, two levels deep.
func logical(pieces []piece) (ordered []piece, rightToLeft bool) {
	to, from := 0, 0
	for _, p := range pieces {
		switch classOf(p.text) {
		case bidi.R, bidi.AL:
			from++
		case bidi.L:
			to++
		}
	}
	if from == 0 {
		return pieces, false
	}
	rightToLeft = from > to
	if rightToLeft {
		slices.Reverse(pieces)
	}
	reverseStretches(pieces, !rightToLeft)
	if rightToLeft {
		mirror(pieces)
	}
	return pieces, rightToLeft
}

// reverseStretches turns around the stretches that run against the line: those
// of right-to-left letters, or else of left-to-right letters and of figures.
func reverseStretches(pieces []piece, ofRightToLeft bool) {
	runs := func(class bidi.Class) bool {
		if ofRightToLeft {
			return class == bidi.R || class == bidi.AL
		}
		return class == bidi.L || class == bidi.EN || class == bidi.AN
	}
	for i := 0; i < len(pieces); i++ {
		if !runs(classOf(pieces[i].text)) {
			continue
		}
		end := i + 1 // behind the last piece that runs so
		letters := ofRightToLeft || classOf(pieces[i].text) == bidi.L
		for j := end; j < len(pieces); j++ {
			class := classOf(pieces[j].text)
			if runs(class) {
				end = j + 1
			} else if !joins(class, letters) {
				break
			}
			letters = letters || class == bidi.L
		}
		slices.Reverse(pieces[i:end])
		i = end - 1
	}
}

// joins says whether a sign may stand inside a stretch. Between letters any
// neutral one may; between figures only what is of a number.
func joins(class bidi.Class, letters bool) bool {
	if class == bidi.R || class == bidi.AL || class == bidi.L {
		return false
	}
	return letters || class == bidi.ES || class == bidi.CS || class == bidi.ET || class == bidi.NSM
}

// runsLeft says whether a text is of a script that is read from the right.
func runsLeft(text string) bool {
	class := classOf(text)
	return class == bidi.R || class == bidi.AL
}

// classOf is the class of the first sign of a text that has a direction.
func classOf(text string) bidi.Class {
	class := bidi.ON
	for i, r := range text {
		properties, _ := bidi.LookupRune(r)
		if c := properties.Class(); i == 0 || c == bidi.L || c == bidi.R || c == bidi.AL {
			class = c
		}
	}
	return class
}

var mirrored = strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "«", "»", "»", "«", "{", "}", "}", "{")

// mirror turns the brackets of a line that is read from the right, if its file
// names them by their shape: then a closing one comes first.
func mirror(pieces []piece) {
	depth := 0
	for _, p := range pieces {
		switch {
		case p.text == "(" || p.text == "[" || p.text == "«":
			depth++
		case p.text == ")" || p.text == "]" || p.text == "»":
			depth--
		}
		if depth < 0 {
			for i := range pieces {
				pieces[i].text = mirrored.Replace(pieces[i].text)
			}
			return
		}
	}
}
