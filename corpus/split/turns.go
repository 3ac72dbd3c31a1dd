package split

import (
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A turn is how a paragraph begins that says who speaks: "Ida Sund: ", "[1:12] MR. HALE: ",
// "Ms Orme (North Ward): ", "Q: ".
var turn = lang.Regexp(`^(?:[\[(]?\d{1,2}(?::\d{2}){1,2}(?:[.,]\d{1,3})?[\])]?\s+)?(\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|\d{1,2}|\p{Ll}{1,3})){0,4}(?: \([^()]{1,30}\))?)\s?[:：]\s`)

// longestFront bounds the bytes in which it is looked for.
const longestFront = 100

// turnOf gives who speaks by what a paragraph begins with, "" where it does not say.
func turnOf(b corpus.Block) string {
	if b.Kind != corpus.Paragraph {
		return ""
	}
	m := turn.FindStringSubmatch(b.Text[:min(len(b.Text), longestFront)])
	if m == nil {
		return ""
	}
	return m[1]
}

// leastTurns is of how many paragraphs of what several say one begins with who speaks, at
// least: each third. Manuals have labels here and there ("Note: ", "Warning: "). In a recording
// who speaks may go on for long.
const leastTurns = 3

// speakersOf gives those who speak in a document: two or more.
func speakersOf(d corpus.Document) map[string]bool {
	turns := map[string]int{}
	paragraphs, isRecording := 0, false
	for _, b := range d.Blocks {
		if b.Kind != corpus.Heading {
			paragraphs++
		}
		if who := turnOf(b); who != "" {
			turns[who]++
			_, isRecording = corpus.Locator{Label: b.Label}.Seconds()
		}
	}
	speakers, again := map[string]bool{}, 0
	for who, n := range turns {
		if n > 1 {
			again += n
		}
		if n > 1 || !lang.IsOrdinary(strings.ToLower(who)) {
			speakers[who] = true
		}
	}
	if len(speakers) < 2 || !isRecording && again*leastTurns < paragraphs {
		return nil
	}
	return speakers
}

// asks says whether a paragraph ends by asking something, which the next one answers.
func asks(text string) bool {
	return strings.HasSuffix(strings.TrimRight(text, `"'”’»)*_ `), "?")
}

// answering gives who says what some units say, but for the questions before it, "" where
// that are several or nobody says it.
func answering(units []unit) string {
	who := ""
	for i, u := range units {
		switch {
		case u.asking && i+1 < len(units):
		case who != "" && u.speaker != who:
			return ""
		default:
			who = u.speaker
		}
	}
	return who
}
