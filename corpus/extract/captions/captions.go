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
	t := transcript{speaker: "?"}
	for i, c := range withoutRepeats(cues) {
		switch fromEdge := min(i, len(cues)-1-i); {
		case c.isCredit(fromEdge), c.namesMakers(fromEdge):
			t.leaveOut(c)
		default:
			t.take(c)
		}
	}
	t.flush()
	d, err := structure.Refine(ctx, structure.Kept, t.lines, record)
	if d.MediaType = "application/x-subrip"; strings.HasPrefix(text, "WEBVTT") {
		d.MediaType = "text/vtt"
	}
	return d, err
}

// A cue is one caption: rows that are shown together.
type cue struct {
	start, end time.Duration
	rows       []string
	speakers   []string // of each row, "" where the row does not say
	sound      bool     // it tells of a sound
}

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
		c := cue{start: timeOf(m[1]), end: timeOf(m[2])}
		if i+1 < len(rows) && rows[i+1] != "" && strings.TrimSpace(rows[i+1]) == "" {
			i++ // the upper row of a screen that rolls, with nothing on it yet
		}
		for i+1 < len(rows) && !timing.MatchString(rows[i+1]) && strings.TrimSpace(rows[i+1]) != "" {
			i++
			c.add(rows[i])
		}
		if n := len(c.rows); n > 0 && i+1 < len(rows) && timing.MatchString(rows[i+1]) && lang.IsDigits(c.rows[n-1]) {
			c.rows, c.speakers = c.rows[:n-1], c.speakers[:n-1] // the number of the next
		}
		out = append(out, c)
	}
	return out, record
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
		c.sound = true
	case row != "":
		c.rows, c.speakers = append(c.rows, row), append(c.speakers, speaker)
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
			respace(out[i-1].rows, c.rows[:n])
			c.rows, c.speakers = c.rows[n:], c.speakers[n:]
			rolling++
		} else if rest := grown(a, *c); rest != "" {
			c.rows = append([]string{rest}, c.rows[1:]...)
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
	if b.start-a.end > captionGap {
		return 0
	}
	for n := min(len(a.rows), len(b.rows)); n > 0; n-- {
		same := true
		for i := range n {
			same = same && unspaced(a.rows[len(a.rows)-n+i]) == unspaced(b.rows[i])
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
	if len(a.rows) == 0 || len(b.rows) == 0 || b.start-a.end > captionGap {
		return ""
	}
	rest, ok := strings.CutPrefix(b.rows[0], a.rows[len(a.rows)-1]+" ")
	if !ok {
		return ""
	}
	return rest
}

// A transcript collects captions to paragraphs.
type transcript struct {
	lines   []structure.Line
	open    structure.Line
	speaker string // who speaks, "?" where nobody says
	end     time.Duration
	words   int
}

// How a paragraph of speech ends: after a silence, or when it is long. Without
// full stops a shorter silence has to do.
const (
	silence       = 3 * time.Second
	shortSilence  = time.Second
	manyWords     = 110 // and then with a sentence
	tooManyWords  = 170 // and then with a caption
	longestSpeech = 24 * time.Hour
)

func (t *transcript) take(c cue) {
	if c.sound && len(c.rows) == 0 {
		t.flush()
	}
	for i, row := range c.rows {
		speaker := c.speakers[i]
		ends := lang.EndsSentence(t.open.Text)
		pause := c.start - t.end
		switch {
		case speaker != "" && (speaker != t.speaker || speaker == "?"):
			t.flush()
			if t.speaker = speaker; speaker != "?" {
				row = speaker + ": " + row
			}
		case i == 0 && (pause >= silence || pause >= shortSilence && !ends && t.words > manyWords),
			ends && t.words >= manyWords, t.words >= tooManyWords:
			t.flush()
		}
		t.say(row, c)
	}
	t.end = c.end
}

// say adds a row of a caption.
func (t *transcript) say(row string, c cue) {
	label, end := clockLabel(c.start), clockLabel(c.end+time.Second-1) // a second that has begun is heard
	l := structure.Line{Block: corpus.Block{Text: row, Label: label, End: end}}
	t.words += lang.WordCount(row)
	switch {
	case t.open.Text == "":
		t.open = l
		t.open.Gap, t.open.Marked = true, true
	case t.open.PageAt(len(t.open.Text)).Label == label:
		t.open.Text += " " + row
		t.open.Block = endsAt(t.open.Block, end)
	default:
		t.open.Text += " " + line.PageMark + row
		t.open.Turns = append(t.open.Turns, corpus.Turn{Label: label, End: end})
	}
}

// leaveOut keeps a caption apart from the text.
func (t *transcript) leaveOut(c cue) {
	t.flush()
	t.lines = append(t.lines, structure.Line{Block: corpus.Block{Text: strings.Join(c.rows, " "), Label: clockLabel(c.start)}, Skip: "notice", Gap: true})
}

func (t *transcript) flush() {
	if t.open.Text != "" {
		t.lines = append(t.lines, t.open)
	}
	t.open, t.words = structure.Line{}, 0
}

// endsAt moves the end of the last place in a block.
func endsAt(b corpus.Block, label string) corpus.Block {
	if n := len(b.Turns); n > 0 {
		b.Turns[n-1].End = label
	} else {
		b.End = label
	}
	return b
}

// clockLabel writes a time as a player does: "12:31", "1:02:03".
func clockLabel(at time.Duration) string {
	at = min(max(at, 0), longestSpeech)
	s := int(at / time.Second)
	if s < 3600 {
		return strconv.Itoa(s/60) + ":" + twoDigits(s%60)
	}
	return strconv.Itoa(s/3600) + ":" + twoDigits(s/60%60) + ":" + twoDigits(s%60)
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }
