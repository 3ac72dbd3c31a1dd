package pdf

import (
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/garbled"
)

// Some files look right and say something else: their fonts map letters to
// private or unrelated characters. Such a page is refused, and so is one that
// is a picture.

// fewestPageLetters is how many letters a page has at least that is not a picture
// with a number or a stamp on it.
const fewestPageLetters = 20

const unreadable = Unreadable

// Unreadable is the reason why a page is left out whose letters cannot be told.
const Unreadable = "unreadable letters"

// readable refuses pages that cannot be read, and the file if none can.
func (s *sheets) readable() error {
	pictures, garbage, letters := 0, 0, 0
	for i := range s.pages {
		p := &s.pages[i]
		sound, why := p.legible()
		if other, there := s.others[p.Number]; there && why != "" {
			sound, why = p.readAs(other)
		}
		switch why {
		case "":
			letters += sound
			continue
		case unreadable:
			garbage++
		default:
			pictures++
		}
		s.refuse(p, why)
	}
	switch {
	case letters > 0:
		return nil
	case garbage > 0:
		return fmt.Errorf("letters of no alphabet on %d of %d pages: %w", garbage, len(s.pages), corpus.ErrGarbled)
	case pictures > 0:
		return fmt.Errorf("%d of %d pages are pictures: %w", pictures, len(s.pages), corpus.ErrScanned)
	}
	return corpus.ErrNoText
}

// legible counts the letters of a page that can be read, or says why it cannot be.
func (p *sheet) legible() (letters int, why string) {
	sound, unsound := p.dropUnreadable()
	switch {
	case sound+unsound < fewestPageLetters && p.Images > 0:
		return 0, "scanned"
	case unsound > sound || garbled.Mixed(texts(p.rows)):
		return 0, unreadable
	}
	return sound, ""
}

// refuse leaves a page out.
func (s *sheets) refuse(p *sheet, reason string) {
	s.unread = append(s.unread, p.Number)
	s.refused = append(s.refused, corpus.Skipped{Text: pageName(p.Page), Reason: reason})
	p.rows = nil
}

// dropUnreadable leaves out rows of which much is unknown, and counts the
// letters of the others and of these; a row without any letter is an ornament.
func (p *sheet) dropUnreadable() (sound, unsound int) {
	for i := range p.rows {
		r := &p.rows[i]
		letters, strange := garbled.Signs(r.Line.Text())
		if strange*4 <= letters+strange {
			sound += letters
			continue
		}
		if r.kept() {
			r.skip = unreadable
		}
		if letters > 0 || strange >= fewestPageLetters/2 {
			unsound += min(letters+strange, 3*fewestPageLetters)
		}
	}
	return sound, unsound
}

func texts(rows []row) (out []string) {
	for _, r := range rows {
		out = append(out, r.text)
	}
	return out
}
