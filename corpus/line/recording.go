package line

import (
	"time"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// A Cue is what is shown together of a recording: rows, with the time at which they are said.
type Cue struct {
	Start, End time.Duration
	Rows       []string
	Speakers   []string // of each row, "" where the row does not say, "?" where somebody else begins
	Sound      bool     // it tells of a sound
}

// A Recording collects cues to paragraphs, which end where somebody else speaks, or is silent
// for a while. Each keeps the second at which its words are said, and who begins to speak.
type Recording struct {
	lines    []Line
	open     Line
	speaker  string // who speaks, "?" where nobody says
	end      time.Duration
	words    int
	unmarked bool // no sentence has an end
}

// How a paragraph of speech ends: after a silence, or when it is long. Without
// full stops a shorter silence has to do.
const (
	silence       = 3 * time.Second
	shortSilence  = time.Second
	manyWords     = 110 // and then with a sentence
	tooManyWords  = 170 // and then with a caption
	unmarkedWords = 30  // where no sentence has an end: as many as are read at one look
	longestSpeech = 24 * time.Hour
)

// NewRecording begins one of which these are the cues. Where a program wrote down words
// alone, paragraphs are as short as sentences.
func NewRecording(cues []Cue) *Recording {
	rows, final := 0, 0
	for _, c := range cues {
		for _, row := range c.Rows {
			rows++
			if SentenceMarks(row) > 0 {
				final++
			}
		}
	}
	return &Recording{speaker: "?", unmarked: final*leastMarked < rows}
}

// leastMarked is in how many rows one has the end of a sentence, at least, where somebody
// set any.
const leastMarked = 20

// Take adds a cue.
func (r *Recording) Take(c Cue) {
	if c.Sound && len(c.Rows) == 0 {
		r.flush()
	}
	for i, row := range c.Rows {
		speaker := c.Speakers[i]
		switch {
		case speaker != "" && (speaker != r.speaker || speaker == "?"):
			r.flush()
			if r.speaker = speaker; speaker != "?" {
				row = speaker + ": " + row
			}
		case r.isFull(c, i == 0):
			r.flush()
		}
		r.say(row, c)
	}
	r.end = c.End
}

// isFull says whether the next row, the first of a cue or not, begins a paragraph though
// nobody else speaks.
func (r *Recording) isFull(c Cue, first bool) bool {
	ends, pause := lang.EndsSentence(r.open.Text), c.Start-r.end
	switch {
	case first && (pause >= silence || pause >= shortSilence && !ends && r.words > manyWords):
		return true
	case r.unmarked:
		return first && r.words >= unmarkedWords
	}
	return ends && r.words >= manyWords || r.words >= tooManyWords
}

// say adds a row of a cue.
func (r *Recording) say(row string, c Cue) {
	label, end := clockLabel(c.Start), clockLabel(c.End+time.Second-1) // a second that has begun is heard
	r.words += lang.WordCount(row)
	switch {
	case r.open.Text == "":
		r.open = Line{Block: corpus.Block{Text: row, Label: label, End: end}, Gap: true, Marked: true}
	case r.open.PageAt(len(r.open.Text)).Label == label:
		r.open.Text += " " + row
		r.open.Block = endsAt(r.open.Block, end)
	default:
		r.open.Text += " " + PageMark + row
		r.open.Turns = append(r.open.Turns, corpus.Turn{Label: label, End: end})
	}
}

// LeaveOut keeps what stands at a time apart from the text.
func (r *Recording) LeaveOut(text string, at time.Duration) {
	r.flush()
	r.lines = append(r.lines, Line{Block: corpus.Block{Text: text, Label: clockLabel(at)}, Skip: "notice", Gap: true})
}

// Lines gives the paragraphs.
func (r *Recording) Lines() []Line {
	r.flush()
	return r.lines
}

func (r *Recording) flush() {
	if r.open.Text != "" {
		r.lines = append(r.lines, r.open)
	}
	r.open, r.words = Line{}, 0
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
	s := int(min(max(at, 0), longestSpeech) / time.Second)
	return shown(s/3600, s/60%60, s%60)
}
