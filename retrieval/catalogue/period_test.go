package catalogue

import (
	"testing"

	"footnote/corpus"
)

func mills() []corpus.Source {
	record := func(id int, title, author, issued string) corpus.Source {
		return corpus.Source{ID: corpus.SourceID(id), Metadata: corpus.Metadata{Title: title, Authors: []string{author}, Issued: issued}}
	}
	return []corpus.Source{
		record(1, "Millstones", "Aldersey, Ruth", "1994"),
		record(2, "Sluices", "Aldersey, Ruth", "2003-05-14"),
		record(3, "Weirs", "Tolland, Ben", "2003-11"),
		record(4, "Leats", "Tolland, Ben", "1887"),
		record(5, "Flumes", "Tolland, Ben", "2003"),
		record(6, "Wheels", "Tolland, Ben", ""),
	}
}

// Times are named by years, months, decades and centuries; who came out then is told by the
// records alone, unless what appears or is released may be no text.
func TestPeriods(t *testing.T) {
	rs := New(mills())
	for _, test := range []struct {
		asked  string
		topic  Topic
		want   string
		beside bool
	}{
		{"what did tolland write in november 2003", TopicList, "3", false},
		{"what did Aldersey publish in May of 2003?", TopicList, "2", false},
		{"anything from may 2003?", TopicList, "2", false},
		{"what came out after may 2003", TopicList, "3", false},
		{"what came out since may 2003", TopicList, "2 3", false},
		{"what came out before may 2003", TopicList, "4 1", false},
		{"what came out in 2003", TopicList, "5 2 3", false},
		{"what cam out in 2003", TopicList, "5 2 3", false},
		{"what was written in the 1990s", TopicList, "1", false},
		{"what was published in the 90s", TopicList, "1", false},
		{"which sources are from the 19th century", TopicList, "4", false},
		{"which texts are from the twentieth century?", TopicList, "1", false},
		{"what was released in 2003", TopicList, "5 2 3", true},
		{"what appeared in 2003", TopicList, "5 2 3", true},
		{"which texts appeared in 2003", TopicList, "5 2 3", false},
		{"which authors wrote in 2003", TopicAuthors, "5 2 3", false},
		{"who wrote after 2000", TopicAuthors, "5 2 3", true},
		{"what came out last", TopicList, "5 3", false},
		{"which text was published first", TopicList, "4", false},
		{"what came out most recently?", TopicList, "5 3", false},
		{"what came out first in the flood", "", "", false},
		{"what came out in march", "", "", false},
		{"what came out in 1950", "", "", false},
		{"who wrote in 1950", "", "", false},
	} {
		got, _ := rs.Answer(Read(test.asked))
		got = got.Most(today)
		if got.Topic != test.topic || numbersOf(got.Sources) != test.want || got.Beside != test.beside || got.Missed != "" {
			t.Errorf("%q = %s of %q, beside %v, missed %q; want %s of %q", test.asked, got.Topic, numbersOf(got.Sources), got.Beside, got.Missed, test.topic, test.want)
		}
	}
}

// That works of somebody are of another time than was asked for is said.
func TestMissed(t *testing.T) {
	rs := New(mills())
	for asked, want := range map[string][2]string{
		"what did Aldersey publish in 2001":            {"in 2001", "1 2"},
		"what did tolland write in October 2003":       {"in October 2003", "5 4 3 6"},
		"anything by Aldersey from the 1970s?":         {"from the 1970s", "1 2"},
		"what did Aldersey write in 2003":              {"", "2"},
		"which texts are from 1702":                    {"", ""},
		"how many texts did Aldersey publish in 1998":  {"", ""},
		"what did tolland write in the 14th century??": {"in the 14th century", "5 4 3 6"},
	} {
		got, ok := rs.Answer(Read(asked))
		if !ok || got.Missed != want[0] || numbersOf(got.Sources) != want[1] {
			t.Errorf("%q = %q, missed %q, %v; want %q", asked, numbersOf(got.Sources), got.Missed, ok, want)
		}
	}
}

// A follow-up that names another time keeps what was asked, and of whom.
func TestOfThen(t *testing.T) {
	rs := New(mills())
	for _, test := range []struct {
		first, then  string
		topic        Topic
		want, missed string
	}{
		{"what did Aldersey publish in 1994", "and in 2003?", TopicList, "2", ""},
		{"what did Aldersey publish in 1994", "and 2003?", TopicList, "2", ""},
		{"what did Aldersey publish in 1994", "what about before 1900", TopicList, "1 2", "before 1900"},
		{"what did Aldersey publish in 1950", "and in 2003?", TopicList, "2", ""},
		{"how many texts did Tolland publish in 2003", "and in 1887?", TopicCount, "4", ""},
		{"what came out in 1994", "and in the 19th century?", TopicList, "4", ""},
		{"which texts are from 1702", "and from 1994?", TopicList, "1", ""},
		{"what came out in 1994", "and in 1702?", TopicList, "", ""},
		{"which authors wrote in 1994", "and in november 2003", TopicAuthors, "3", ""},
		{"what did Aldersey write", "and in 2003?", "", "", ""},
		{"what did Aldersey publish in 1994", "and in France?", "", "", ""},
	} {
		before, _ := rs.Answer(Read(test.first))
		got, _ := rs.After(before, test.then)
		if got.Topic != test.topic || numbersOf(got.Sources) != test.want || got.Missed != test.missed {
			t.Errorf("%q, %q = %s of %q, missed %q; want %s of %q", test.first, test.then, got.Topic, numbersOf(got.Sources), got.Missed, test.topic, test.want)
		}
	}
}

// Members call an author by the given name; of two who have it, neither is meant.
func TestAuthorsByGivenNames(t *testing.T) {
	rs := New(append(mills(), corpus.Source{ID: 7, Metadata: corpus.Metadata{Title: "Mill Songs", Authors: []string{"Orme, Acid"}}},
		corpus.Source{ID: 8, Metadata: corpus.Metadata{Title: "Races", Authors: []string{"Penk, Dora"}}}, corpus.Source{ID: 9, Metadata: corpus.Metadata{Title: "Ponds", Authors: []string{"Quill, Dora"}}}))
	for asked, want := range map[string]string{
		"what did ruth write": "1 2", "texts by ruth": "1 2", "how many texts did Ruth write": "1 2", "what did ruth write after 2000": "2", "what did ben write": "5 4 3 6",
		"what did dora write": "", "what did acid write": "", "texts by dora": "", "what did the ruth write": "",
	} {
		if got, _ := rs.Answer(Read(asked)); numbersOf(got.Sources) != want && !(want == "" && len(got.Sources) == len(rs.all)) {
			t.Errorf("%q = %s of %q, want %q", asked, got.Topic, numbersOf(got.Sources), want)
		}
	}
}
