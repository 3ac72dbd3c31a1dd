package pdf

import (
	"fmt"

	"footnote/corpus"
	"footnote/corpus/extract/pdf/garbled"
	"footnote/corpus/extract/pdf/layout"
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

// readable refuses pages that cannot be read, not by another reader either, and the file if
// none can.
func readable(s *layout.File, others map[int]Other) error {
	pictures, garbage, letters := 0, 0, 0
	for i := range s.Pages {
		p := &s.Pages[i]
		sound, why := legible(p)
		if other, there := others[p.Number]; there && why != "" {
			sound, why = readAs(p, other)
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
		refuse(s, p, why)
	}
	switch {
	case letters > 0:
		return nil
	case garbage > 0:
		return fmt.Errorf("letters of no alphabet on %d of %d pages: %w", garbage, len(s.Pages), corpus.ErrGarbled)
	case pictures > 0:
		return fmt.Errorf("%d of %d pages are pictures: %w", pictures, len(s.Pages), corpus.ErrScanned)
	}
	return corpus.ErrNoText
}

// legible counts the letters of a page that can be read, or says why it cannot be.
func legible(p *layout.Page) (letters int, why string) {
	sound, unsound := dropUnreadable(p)
	switch {
	case sound+unsound < fewestPageLetters && p.Images > 0:
		return 0, "scanned"
	case unsound > sound || garbled.Mixed(texts(p.Rows)):
		return 0, unreadable
	}
	return sound, ""
}

// refuse leaves a page out.
func refuse(s *layout.File, p *layout.Page, reason string) {
	s.Unread = append(s.Unread, p.Number)
	s.Refused = append(s.Refused, corpus.Skipped{Text: layout.PageName(p.Page), Reason: reason})
	p.Rows = nil
}

// dropUnreadable leaves out rows of which much is unknown, and counts the
// letters of the others and of these; a row without any letter is an ornament.
func dropUnreadable(p *layout.Page) (sound, unsound int) {
	for i := range p.Rows {
		r := &p.Rows[i]
		letters, strange := garbled.Signs(r.Line.Text())
		if strange*4 <= letters+strange {
			sound += letters
			continue
		}
		r.Leave(unreadable)
		if letters > 0 || strange >= fewestPageLetters/2 {
			unsound += min(letters+strange, 3*fewestPageLetters)
		}
	}
	return sound, unsound
}

func texts(rows []layout.Row) (out []string) {
	for _, r := range rows {
		out = append(out, r.Text)
	}
	return out
}
