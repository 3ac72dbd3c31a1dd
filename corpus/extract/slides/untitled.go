package slides

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/typesize"
	"footnote/corpus/lang"
	"footnote/corpus/structure"
)

// plainSize is the size of the type, in half points, where a box says none.
const plainSize = 36

// findTitle finds the title of a slide that a program made of plain boxes: the box whose type
// alone is much larger than that of the others. Above it is nothing but on the first slide.
func (s *slide) findTitle(number int) {
	at, others := -1, 0
	size := 0
	for i, sh := range s.list {
		if sh.placeholder != "" {
			return // the slide has a layout, which says what is what
		}
		largest := 0
		for _, l := range sh.lines {
			largest = max(largest, l.Size)
		}
		if largest > size {
			at, size, others = i, largest, size
		} else {
			others = max(others, largest)
		}
	}
	if number == 1 && size == plainSize && others == plainSize {
		at = 0 // nothing says how large the type is: the first box is the title
	} else if at < 0 || float64(size) < typesize.TitleTimes*float64(max(others, plainSize)) || number > 1 && (others == 0 || !s.isTop(at)) {
		return
	}
	box := &s.list[at]
	if len(box.lines) <= mostRows && lang.WordCount(joined(box.lines, " ")) <= mostSubtitle && typesize.MayBeTitle(box.lines) &&
		!slices.ContainsFunc(box.lines, func(l structure.Line) bool { return l.Size != size || l.Kind != corpus.Paragraph }) {
		box.placeholder = "title"
	}
}

// mostRows is how many paragraphs a title has at most.
const mostRows = 3

// isTop says whether no other box with text begins above one.
func (s *slide) isTop(at int) bool {
	for i, sh := range s.list {
		if i != at && len(sh.lines) > 0 && (!sh.placed || !s.list[at].placed || sh.box.top < s.list[at].box.top) {
			return false
		}
	}
	return true
}

// closing is why a slide that ends a talk and says nothing of it is left out.
const closing = "closing slide"

var closingWords = lang.Regexp(`(?i)^(?:(?:many )?thanks?(?: you)?(?: (?:very much|all|so much|for (?:your attention|listening|coming)))*|(?:any )?questions|q|a|the end|(?:vielen |herzlichen )?dank|danke(?: schön)?|(?:vielen )?dank für (?:ihre|die|eure) aufmerksamkeit|(?:noch )?fragen|merci(?: beaucoup)?(?: de votre attention| pour votre attention)?|(?:des |avez-vous des )?questions|(?:muchas )?gracias(?: por su atención)?|¿?preguntas|grazie(?: per l[’']attenzione)?|domande|спасибо(?: за внимание)?|вопросы)$`)

// isClosing says whether a slide only thanks or asks for questions.
func (s *slide) isClosing() bool {
	said := 0
	for _, sh := range s.list {
		for _, l := range sh.lines {
			for part := range strings.FieldsFuncSeq(l.Text, func(c rune) bool { return strings.ContainsRune("!?¿¡.,&\n–", c) }) {
				if part = strings.TrimSpace(part); part == "" {
					continue
				} else if len(part) > 80 || !closingWords.MatchString(part) {
					return false
				}
				said++
			}
		}
	}
	return said > 0
}
