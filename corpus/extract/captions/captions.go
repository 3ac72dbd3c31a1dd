// Package captions reads what is said in a recording, from the files that show it on a
// screen: WebVTT, SubRip and their like.
package captions

import (
	"context"
	"html"
	"slices"
	"strconv"
	"strings"
	"time"

	"footnote/corpus"
	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/extract/plain"
	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/structure"
)

// Read reads captions. A
// caption ends where the screen is full; here they are joined to paragraphs, which
// end where somebody else speaks, or is silent for a while. Each keeps the second
// at which its words are said.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	text, err := plain.DecodeRows(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	cues, record := parseCues(text)
	cues = withoutRepeats(cues)
	said := line.NewRecording(plainCues(cues))
	for i, c := range cues {
		switch fromEdge := min(i, len(cues)-1-i); {
		case c.isCredit(fromEdge), c.namesMakers(fromEdge):
			said.LeaveOut(strings.Join(c.Rows, " "), c.Start)
		default:
			said.Take(c.Cue)
		}
	}
	d, err := structure.Refine(ctx, structure.Kept, said.Lines(), record)
	if d.MediaType = "application/x-subrip"; strings.HasPrefix(text, "WEBVTT") {
		d.MediaType = "text/vtt"
	}
	return d, err
}

// A cue is one caption: rows that are shown together.
type cue struct{ line.Cue }

// timing is the row over a caption: "00:01:02.500 --> 00:01:04.000 align:start".
// SubViewer has a comma between the two.
var timing = lang.Regexp(`^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*(?:-->|,)\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})(?:\s|$)`)

// Sniff says whether a file is captions: the mark of WebVTT, or the times
// of a caption right at its head.
func Sniff(data []byte) bool {
	head := sniff.Head(data)
	if rest, ok := strings.CutPrefix(head, "WEBVTT"); ok && strings.TrimLeft(rest, " \t\n") != rest {
		return strings.Contains(rest, "-->")
	}
	rows := strings.SplitN(strings.TrimSpace(head), "\n", 3)
	for i, row := range rows {
		if timing.MatchString(row) {
			return i == 0 || strings.Trim(rows[i-1], "0123456789 ") == ""
		}
	}
	return false
}

// parseCues reads the captions of a file, and what its head says of it.
func parseCues(text string) ([]cue, corpus.Metadata) {
	var record corpus.Metadata
	rows := strings.Split(text, "\n")
	if title, ok := strings.CutPrefix(rows[0], "WEBVTT"); ok {
		record.Title = strings.TrimLeft(lang.Squeeze(title), "-–: ")
		record.NoteRest("WebVTT")
	}
	var out []cue
	for i := 0; i < len(rows); i++ {
		m := timing.FindStringSubmatch(rows[i])
		if m == nil {
			continue
		}
		c := cue{line.Cue{Start: timeOf(m[1]), End: timeOf(m[2])}}
		if i+1 < len(rows) && rows[i+1] != "" && strings.TrimSpace(rows[i+1]) == "" {
			i++ // the upper row of a screen that rolls, with nothing on it yet
		}
		for i+1 < len(rows) && !timing.MatchString(rows[i+1]) && strings.TrimSpace(rows[i+1]) != "" {
			i++
			c.add(rows[i])
		}
		if n := len(c.Rows); n > 0 && i+1 < len(rows) && timing.MatchString(rows[i+1]) && lang.IsDigits(c.Rows[n-1]) {
			c.Rows, c.Speakers = c.Rows[:n-1], c.Speakers[:n-1] // the number of the next
		}
		out = append(out, c)
	}
	return out, record
}

// plainCues gives what is said in captions.
func plainCues(cues []cue) []line.Cue {
	out := make([]line.Cue, len(cues))
	for i, c := range cues {
		out[i] = c.Cue
	}
	return out
}

// timeOf reads a time.
func timeOf(s string) time.Duration {
	total := 0.0
	for part := range strings.SplitSeq(strings.ReplaceAll(s, ",", "."), ":") {
		n, _ := strconv.ParseFloat(part, 64)
		total = total*60 + n
	}
	return time.Duration(total * float64(time.Second))
}

var (
	voiceTag   = lang.Regexp(`<v(?:\.[^\s>]*)?\s+([^>]+)>`)
	captionTag = lang.Regexp(`</?[A-Za-z0-9:.][^<>]*>|\{\\[^}]*\}`)
	speakerRow = lang.Regexp(`^(?:>>+\s*)?(?:-\s*)?\[?(\p{Lu}[\p{L}’'.-]*(?: \p{Lu}[\p{L}’'.-]*){0,3}(?: \([^()]{1,30}\))?)\]?:\s+(\S.*)$`)
	turnRow    = lang.Regexp(`^(?:>>+\s*|[-–]\s+)`)
	soundRow   = lang.Regexp(`^[-\s]*(?:[\[(][^\])]*[\])]|[♪♫#][^♪♫]*[♪♫#]?)\s*$`)
)

// add reads a row of a caption: who speaks, and what. A row that tells of a sound
// is none.
func (c *cue) add(row string) {
	speaker := ""
	for _, m := range voiceTag.FindAllStringSubmatch(row, -1) {
		speaker = lang.Squeeze(html.UnescapeString(m[1]))
	}
	row = lang.Squeeze(html.UnescapeString(captionTag.ReplaceAllString(voiceTag.ReplaceAllString(row, ""), "")))
	if !soundRow.MatchString(row) {
		row = withoutSounds(row)
	}
	switch m := speakerRow.FindStringSubmatch(row); {
	case m != nil && speaker == "" && !made.MatchString(row):
		speaker, row = m[1], m[2]
	case turnRow.MatchString(row) && speaker == "":
		speaker, row = "?", turnRow.ReplaceAllString(row, "")
	}
	switch {
	case soundRow.MatchString(row):
		c.Sound = true
	case row != "":
		c.Rows, c.Speakers = append(c.Rows, row), append(c.Speakers, speaker)
	}
}

// captionGap is how close two captions are that roll: the rows of the one move up in
// the other.
const captionGap = 200 * time.Millisecond

// withoutRepeats takes the rows away that a caption shows again because the screen
// rolls, if those of the file do. Somebody may say a thing twice.
func withoutRepeats(cues []cue) []cue {
	rolling := 0
	out := slices.Clone(cues)
	for i := 1; i < len(cues); i++ {
		a, c := cues[i-1], &out[i]
		if n := repeated(a, *c); n > 0 {
			respace(out[i-1].Rows, c.Rows[:n])
			c.Rows, c.Speakers = c.Rows[n:], c.Speakers[n:]
			rolling++
		} else if rest := grown(a, *c); rest != "" {
			c.Rows = append([]string{rest}, c.Rows[1:]...)
			rolling++
		}
	}
	if rolling*4 < len(cues) {
		return cues
	}
	return out
}

// repeated counts the rows at the head of b that are those at the foot of a, which
// it follows at once.
func repeated(a, b cue) int {
	if b.Start-a.End > captionGap {
		return 0
	}
	for n := min(len(a.Rows), len(b.Rows)); n > 0; n-- {
		same := true
		for i := range n {
			same = same && unspaced(a.Rows[len(a.Rows)-n+i]) == unspaced(b.Rows[i])
		}
		if same {
			return n
		}
	}
	return 0
}

// unspaced is a row as it is compared: some programs mark each word of the row that is being
// said and leave out the spaces between them.
func unspaced(row string) string { return strings.ReplaceAll(row, " ", "") }

// respace gives the last of some rows the spaces with which they are shown again.
func respace(rows, again []string) {
	for k := 1; k <= min(len(rows), len(again)); k++ {
		rows[len(rows)-k] = again[len(again)-k]
	}
}

// grown gives what the first row of b has more than the last of a, which it follows
// at once and goes on with, "" where it does not.
func grown(a, b cue) string {
	if len(a.Rows) == 0 || len(b.Rows) == 0 || b.Start-a.End > captionGap {
		return ""
	}
	rest, ok := strings.CutPrefix(b.Rows[0], a.Rows[len(a.Rows)-1]+" ")
	if !ok {
		return ""
	}
	return rest
}
