package speech

import (
	"slices"
	"strings"

	"footnote/corpus/lang"
	"footnote/retrieval/quote/words"
)

// Who says a thing where it stands: beside a word for saying, before a colon where the
// line begins, or behind a dash under a quotation that is set apart.

// Speakers gives who is surely said to say a run of a text, and whether the text only
// reports it: in quotation marks, in a recording, over somebody's name, or as what
// somebody said who is not surely named.
func Speakers(text, said string, recorded bool) (speakers []string, reported bool) {
	at := strings.Index(text, said)
	if at < 0 {
		return nil, false
	}
	end := at + len(said)
	reported = inMarks(text[:at])
	if name, quoted := quotedFrom(text, at); quoted { // in a letter that answers another
		if name != "" {
			speakers = append(speakers, name)
		}
		reported = true
	}
	if name := speakerAt(text, at, recorded); name != "" {
		speakers, reported = append(speakers, name), reported || recorded
	}
	if name := signed(text, end); name != "" {
		return append(speakers, name), true
	}
	name, told := sayer(text, at, end)
	if !told {
		name = sayerBefore(text, at, end)
	}
	if name != "" && !slices.Contains(speakers, name) {
		speakers = append(speakers, name)
	}
	return speakers, reported || told
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

// answered is how a program for mail says whose letter it quotes: "On Mon, 8 Mar 2021 at
// 09:10, Ada Mason <ada@example.org> wrote:".
var answered = lang.Regexp(`(?i)(?:^|[,>]|\d)\s*"?((?-i:\p{Lu})[\p{L}’'.-]+(?: [\p{L}’'.-]+){1,3})"?\s*(?:<[^<>]*>|\([^()]*\))?\s+(?:wrote|writes|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|написал|написала)\s?:$`)

var (
	// forwarded is what stands above a letter that another one carries, and carriedFrom
	// the row below that says whose it is.
	forwarded   = lang.Regexp(`(?i)^[-_—\s]+(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|message d['’]origine|message transféré|mensaje original|mensaje reenviado|messaggio originale)[-_—\s]+$`)
	carriedFrom = lang.Regexp(`(?i)^(?:from|von|de|da)\s*:\s*"?([^<>"()\[\]@]+)`)
)

// quotedFrom says whether a place of a text stands in another letter that is quoted or
// carried, and from whom that is, where a line above says so.
func quotedFrom(text string, at int) (name string, quoted bool) {
	start := strings.LastIndexByte(text[:at], '\n') + 1
	quoted = strings.HasPrefix(strings.TrimSpace(text[start:]), ">")
	direct := quoted // nothing but quoted lines so far
	for _, line := range slices.Backward(strings.Split(strings.TrimRight(text[:start], "\n"), "\n")) {
		line = strings.TrimSpace(line)
		if m := answered.FindStringSubmatch(line); m != nil && direct {
			return m[1], true
		}
		if m := carriedFrom.FindStringSubmatch(line); m != nil {
			name = strings.TrimSpace(m[1])
		}
		if forwarded.MatchString(line) {
			return name, true
		}
		direct = direct && (line == "" || strings.HasPrefix(line, ">"))
	}
	return "", quoted
}

// turn is how a line of a transcript, an interview or a play begins, if with the time at
// which it is said: "[01:05] FINCH: ".
var turn = lang.Regexp(`^(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?\s+)?(\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}): `)

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
var signature = lang.Regexp(`^(?:.*[.!?…”"’»]\s*)?(?:—|―|–|--)\s*([^—―–]+)$`)

// proverbs are what is nobody's word, as it is named below a quotation.
var proverbs = lang.Set(`proverb saying adage sprichwort redensart proverbe dicton proverbio refran пословица поговорка atasozu`)

// isProverb says whether what stands behind a dash gives a quotation to everybody: "Dutch proverb".
func isProverb(tail string) bool {
	list := words.Tokens(tail)
	return len(list) <= near && slices.ContainsFunc(list, func(t words.Token) bool { return proverbs[t.Word] })
}

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
		if m != nil && i == 0 && isProverb(m[1]) {
			return m[1]
		}
		switch sure := apart || strings.ContainsAny(line, "—―") || i == 0 && strings.ContainsAny(line, "”\"»"); {
		case m != nil && sure && len(m[1]) <= LongestTail && NameIn(m[1]) != "":
			return NameIn(m[1])
		case i > 0 && line != "" && !(marked && apart), i > mostSigned:
			return "" // another paragraph
		}
	}
	return ""
}
