package structure

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/line"
	"footnote/corpus/record"
	"footnote/corpus/structure/heading"
)

// readInterview reads who led an interview, and who was asked, from the labels of its head.
// Where nobody says who was asked, who asked is its author.
func (d *Draft) readInterview() {
	var asked, asking []string
	d.eachOfHead(func(i int, l Line) {
		who := record.ReadInterviewers(l.Text)
		whom := record.ReadInterviewed(l.Text)
		asking, asked = append(asking, who...), append(asked, whom...)
		if len(who)+len(whom) > 0 {
			d.skip(i, line.Byline)
		}
	})
	if len(asking) == 0 {
		return
	}
	if len(asked) == 0 {
		asked = record.InterviewedIn(d.Meta.Title)
	}
	if len(asked) == 0 {
		asked, asking = asking, nil
	}
	d.tell(record.Named{People: lang.Unique(asked)}.Credit(record.FromLabel)...)
	if len(asking) > 0 {
		d.tell(record.Finding{Field: "interviewers", Names: lang.Unique(asking), From: record.FromLabel})
	}
	d.tellOne("genre", "Interview", record.FromLabel)
}

// legend is how a line says for whom letters stand: "Jane Doe (JD)", "JD = Jane Doe".
var legend = lang.Regexp(`\((\p{Lu}{1,4})\)|(?:^|[\s,;:])(\p{Lu}{1,4})\s?=\s?\p{Lu}`)

// explainsSpeaker says whether a line is the only one to say who speaks where the text below
// has no more than letters: it must stay.
func (d *Draft) explainsSpeaker(i int) bool {
	if d.Lines[i].Words > mostOfPlace {
		return false
	}
	for _, m := range legend.FindAllStringSubmatch(d.Lines[i].Text, -1) {
		for _, l := range d.Lines[i+1 : min(len(d.Lines), i+MostHead)] {
			if who, _ := heading.SpeakerOf(l.Text); who != "" && who == strings.TrimSpace(m[1]+m[2]) {
				return true
			}
		}
	}
	return false
}
