package line

import (
	"strings"
	"testing"
)

// A recording that was written down has a row with the time over what was said, with who
// speaks or without.
func TestTurnLines(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"numbered speakers":   {"Boats\n\nSpeaker 1  0:03\nWe row.\nWe sail.\n\nSpeaker 2  0:19\nWhen?\n\nSpeaker 1  0:41\nAt noon.", "|Boats;0:03-0:19|Speaker 1: We row. We sail.;0:19-0:41|Speaker 2: When?;0:41-0:41|Speaker 1: At noon."},
		"hours":               {"Ida Sund  00:00:04\nWe row.\nPer  00:00:19\nWhen?\nIda Sund  01:00:41\nAt noon.", "0:04-0:19|Ida Sund: We row.;0:19-1:00:41|Per: When?;1:00:41-1:00:41|Ida Sund: At noon."},
		"who speaks on":       {"Ida  0:04\nWe row.\nIda  0:06\nWe sail.\nPer  0:09\nWhen?", "0:04-0:06|Ida: We row. We sail.;0:09-0:09|Per: When?"},
		"times alone":         {"Boats\n0:00\nso we row\n0:03\nand we sail\n0:06\nby night\n0:09\nor day\n0:12\nand so on", "|Boats;0:00-0:03|so we row and we sail by night or day and so on"},
		"signed":              {"Ida  0:04\nWe row.\nPer  0:06\nWhen?\nIda  0:09\nAt noon.\nTranscribed by notes.example", "0:04-0:06|Ida: We row.;0:06-0:09|Per: When?;0:09-0:09|Ida: At noon.;0:09-|(Transcribed by notes.example)"},
		"a timetable":         {"9:00\nBreakfast\n10:30\nRowing\n12:00\nLunch\n14:00\nSails\n18:00\nSupper", ""},
		"times that go back":  {"0:09\nso we row\n0:03\nand we sail\n0:06\nby night\n0:09\nor day\n0:12\nand so on", ""},
		"each speaks once":    {"Ida  0:04\nWe row.\nPer  0:06\nWe sail.\nOla  0:09\nWhen?", ""},
		"a few times of rows": {"0:00\nso we row\n0:03\nand we sail", ""},
	} {
		var rows, got []string
		for row := range strings.SplitSeq(test.text, "\n") {
			if row != "" {
				rows = append(rows, row)
			}
		}
		for _, l := range turnLines(rows) {
			place, text := l.Label, strings.ReplaceAll(l.Text, PageMark, "")
			if l.Label != "" {
				place += "-" + l.End
			}
			if l.Skip != "" {
				text = "(" + text + ")"
			}
			got = append(got, place+"|"+text)
		}
		if strings.Join(got, ";") != test.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, ";"), test.want)
		}
	}
}

// Where no sentence has an end, a paragraph is as long as one.
func TestUnmarkedSpeech(t *testing.T) {
	words := strings.TrimSpace(strings.Repeat("we row ", 10))
	var rows []string
	for _, at := range []string{"0:00", "0:05", "0:10", "0:15", "0:20", "0:25"} {
		rows = append(rows, at, words)
	}
	if got := turnLines(rows); len(got) != 3 || got[1].Label != "0:10" {
		t.Errorf("%d paragraphs: %+v", len(got), got)
	}
	for i := range rows {
		if rows[i] == words {
			rows[i] += "."
		}
	}
	if got := turnLines(rows); len(got) != 1 {
		t.Errorf("%d paragraphs of sentences: %+v", len(got), got)
	}
}

// What is said in a row of a recording ends where the next begins.
func TestEndsOfRows(t *testing.T) {
	got := LogLines("[00:02] Ida: We row today.\n[00:09] Per: When?\n[00:17] Ida: At noon.")
	if len(got) != 3 || got[0].End != "0:09" || got[1].End != "0:17" || got[2].End != "" {
		t.Errorf("%+v", got)
	}
}
