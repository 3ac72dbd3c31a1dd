package quote

import (
	"regexp"
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/question"
)

// Who says a thing where it stands: beside a word for saying, before a colon where the
// line begins, or behind a dash under a quotation that is set apart.

// speakersOf gives who is said to say something in the sentences where a run of a text
// stands, and in those beside them, and whether the text only reports it: in quotation
// marks, in a recording, over somebody's name.
func speakersOf(text, said string, recorded bool) (speakers []string, reported bool) {
	at := strings.Index(text, said)
	if at < 0 {
		return nil, false
	}
	end := at + len(said)
	reported = inMarks(text[:at])
	if name := speakerAt(text, at, recorded); name != "" {
		speakers, reported = append(speakers, name), reported || recorded
	}
	if name := signed(text, end); name != "" {
		return append(speakers, name), true
	}
	sentences := lang.Sentences(text)
	first := slices.IndexFunc(sentences, func(r lang.Range) bool { return r.End > at })
	last := slices.IndexFunc(sentences, func(r lang.Range) bool { return r.End >= end })
	if first < 0 {
		return speakers, reported
	}
	if last < 0 {
		last = len(sentences) - 1
	}
	from, to := sentences[max(0, first-1)].Start, sentences[min(len(sentences)-1, last+1)].End
	for _, name := range append(saying(text[from:at]), saying(text[end:max(end, to)])...) {
		if !slices.Contains(speakers, name) {
			speakers = append(speakers, name)
		}
	}
	return speakers, reported
}

// inMarks says whether a quotation is open at the end of a text.
func inMarks(before string) bool {
	if at := strings.LastIndex(before, "\n"); at >= 0 {
		before = before[at:]
	}
	if open, closed := strings.LastIndexAny(before, "“„«"), strings.LastIndexAny(before, "”»"); open >= 0 || closed >= 0 {
		return open > closed
	}
	return strings.Count(before, `"`)%2 == 1
}

// near is how many words may stand between a name and the word for saying.
const near = 4

// saying gives the names in a text beside a word for saying.
func saying(text string) (names []string) {
	list := tokens(text)
	for i := 0; i < len(list); i++ {
		j := i
		for j < len(list) && list[j].capital && (j == i || strings.TrimSpace(text[list[j-1].end:list[j].start]) == "" || text[list[j-1].end:list[j].start] == "-") {
			j++
		}
		for i < j && (question.IsFunction(list[i].word) || words().is("STARTER", list[i].word)) {
			i++ // "As Lord Moss"
		}
		if j <= i {
			continue
		}
		telling := slices.ContainsFunc(list[i:j], func(t token) bool {
			return !words().is("STARTER", t.word) && !words().is("MONTH", t.word) && !words().is("TITLE", t.word) && !question.IsFunction(t.word)
		})
		if beside := list[max(0, i-near):min(len(list), j+near)]; telling && slices.ContainsFunc(beside, func(t token) bool { return words().is("SAYING", t.word) }) {
			names = append(names, text[list[i].start:list[j-1].end])
		}
		i = j - 1
	}
	return names
}

// turn is how a line of a transcript, an interview or a play begins.
var turn = regexp.MustCompile(`^(\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}): `)

// speakerAt gives who speaks at a place of a text, by the name that its line begins with.
// What is said in a recording names a speaker only where another begins, so there the
// lines before tell it too.
func speakerAt(text string, at int, recorded bool) string {
	for {
		start := strings.LastIndexByte(text[:at], '\n') + 1
		if m := turn.FindStringSubmatch(text[start:]); m != nil && !lang.IsOrdinary(strings.ToLower(m[1])) {
			return m[1]
		}
		if !recorded || start == 0 {
			return ""
		}
		at = start - 1
	}
}

// signature is a dash and what stands behind it: on a line of its own, or behind the mark
// that ends a quotation.
var signature = regexp.MustCompile(`^(?:.*[.!?…”"’»]\s*)?(?:—|―|–|--)\s*([^—―–]+)$`)

// mostSigned is how many lines of a quotation are read for the name below it.
const mostSigned = 40

// signed gives who is named behind a dash below a quotation that is set apart, and of
// which a place of the text is part. An en dash may also begin an item of a list, so
// that it signs only what has marks of a quotation.
func signed(text string, end int) string {
	start := strings.LastIndexByte(text[:end], '\n') + 1
	apart := strings.HasPrefix(strings.TrimSpace(text[start:]), ">")
	for i, line := range strings.Split(text[end:], "\n") {
		line, marked := strings.CutPrefix(strings.TrimSpace(line), ">")
		line = strings.TrimSpace(line)
		m := signature.FindStringSubmatch(line)
		switch sure := apart || strings.ContainsAny(line, "—―") || i == 0 && strings.ContainsAny(line, "”\"»"); {
		case m != nil && sure && len(m[1]) <= longestTail && nameIn(m[1]) != "":
			return nameIn(m[1])
		case i > 0 && line != "" && !(marked && apart), i > mostSigned:
			return "" // another paragraph
		}
	}
	return ""
}
