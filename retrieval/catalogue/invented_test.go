package catalogue

import (
	"strings"
	"testing"

	"footnote/corpus"
)

// seaSources and bandSources are the records of two groups that are none of ours: one on
// the shore, one on music.
func seaSources() []corpus.Source {
	return []corpus.Source{
		invented(1, 40, "Kelp Forests and Their Keepers", "Novak, Irena", "Tidewater Press", "2005", "", "Ecology"),
		invented(2, 6, "The Otter’s Return", "Novak, Irena; Castellanos, Pilar", "Coastal Review", "2011-04", "", "Ecology"),
		invented(3, 120, "A Short History of Sea Urchins", "Brandt, Otto", "Harbour Books", "1998", "", "Background"),
		invented(4, 9, "Interview with a Diver", "", "", "2019-06-02", "notes/talk.vtt", "Voices"),
		invented(5, 14, "Urchin Barrens: Collapse or Cycle?", "Okafor, Chidi", "Journal of Marine Change", "2019", "", ""),
		invented(6, 55, "Tides", "Lindqvist, Maja", "Norrland Press", "1987", "", ""),
		invented(7, 20, "Annual survey 2020", "", "Pacific Reef Watch", "2020", "/home/u/survey-2020.pdf", ""),
	}
}

func bandSources() []corpus.Source {
	return []corpus.Source{
		invented(11, 60, "Improvisation and Its Discontents", "Marsh, Delia", "Blue Note Books", "2003", "", ""),
		invented(12, 4, "The Night Bus to Montreux", "Ferrante, Luca", "Swing Weekly", "1974-07-12", "", ""),
		invented(13, 33, "Notes on Rhythm", "Abebe, Tadesse", "", "1962", "", ""),
		invented(14, 210, "From Field Holler to Concert Hall: A Survey", "Abebe, Tadesse; Holm, Greta", "Addis University Press", "1971", "", ""),
		invented(15, 18, "Catalogue of the Holm Archive", "", "Holm Foundation", "2016", "", ""),
		invented(16, 12, "Lecture 4", "Marsh, Delia", "", "2021-10-05", "lecture4.srt", "Week 4"),
		invented(17, 3, "Reading Charts", "Marsh, Delia", "", "", "charts.docx", ""),
	}
}

func invented(id, passages int, title, authors, publisher, issued, origin, shelf string) corpus.Source {
	m := corpus.Metadata{Title: title, Publisher: publisher, Issued: issued}
	if authors != "" {
		m.Authors = strings.Split(authors, "; ")
	} else {
		m.Organisation = publisher
	}
	return corpus.Source{ID: corpus.SourceID(id), Passages: passages, Metadata: m, Origin: origin, Shelves: corpus.ReadShelves(shelf)}
}

// What a member asks of a library at first. Every third was kept back until the rest was
// right: of these 20 of 21 were ("who are the authors here" was not).
func TestInventedLibraries(t *testing.T) {
	sea, band := New(seaSources()), New(bandSources())
	for _, test := range []struct {
		records *Records
		after   string // the question before, if there is one
		asked   string
		topic   Topic // empty for a question to the texts
		want    string
	}{
		{sea, "", "what did Novak write in 2005?", TopicList, "1"},
		{sea, "", "what did novak publish after 2008", TopicList, "2"},
		{sea, "", "which source is the oldest", TopicList, "6"},
		{sea, "", "whats the newest text in here", TopicList, "7"},
		{sea, "", "which source is the longest?", TopicList, "3"},
		{sea, "", "what is the shortest text we have", TopicList, "2"},
		{sea, "", "who wrote talk.vtt", TopicAuthors, "4"},
		{sea, "", "when was survey-2020.pdf published", TopicIssued, "7"},
		{sea, "", "who wrote the otters return", TopicAuthors, "2"},
		{sea, "", "what has Okafor written", TopicList, "5"},
		{sea, "", "oldest book by Novak", TopicList, "1"},
		{sea, "", "the most recent article by novak?", TopicList, "2"},
		{sea, "", "which text did brandt write", TopicList, "3"},
		{sea, "", "did novak write anything in 2011", TopicList, "2"},
		{sea, "", "do we have anything by Castellanos", TopicList, "2"},
		{sea, "", "which sources came out in 2019", TopicList, "4 5"},
		{sea, "", "what have we got from the 1990s", TopicList, "3"},
		{sea, "", "texts between 2000 and 2012", TopicList, "1 2"},
		{sea, "", "which sources have no author", TopicList, "4"},
		{sea, "", "how many sources did Novak write", TopicCount, "1 2"},
		{sea, "list the sources", "who wrote the last one", TopicAuthors, "5"},
		{sea, "list the sources", "when was the first one published", TopicIssued, "3"},
		{sea, "which sources are by Novak?", "who wrote the second one", TopicAuthors, "2"},
		{sea, "who wrote Tides", "when was it published", TopicIssued, "6"},
		{sea, "who wrote Tides", "what else did she write", TopicList, "6"},
		{sea, "who wrote kelp forests and their keepers", "what did they write", TopicList, "1 2"},
		{sea, "", "who's the author of urchin barrens", TopicAuthors, "5"},
		{sea, "", "what year is tides from", TopicIssued, "6"},
		{sea, "", "which is the longest kelp", "", ""},
		{sea, "", "what is the oldest sea urchin fossil", "", ""},
		{sea, "", "what did otters eat in 2005", "", ""},
		{sea, "", "how long is the text by Brandt", TopicLength, "3"},
		{band, "", "what did Abebe write in 1962", TopicList, "13"},
		{band, "", "who wrote lecture4.srt", TopicAuthors, "16"},
		{band, "", "who wrote charts.docx", TopicAuthors, "17"},
		{band, "", "which is the oldest source we have?", TopicList, "13"},
		{band, "", "what is the latest text", TopicList, "16"},
		{band, "", "which text is the shortest", TopicList, "17"},
		{band, "", "which source was added last", TopicList, "17"},
		{band, "", "what did Marsh write before 2010", TopicList, "11"},
		{band, "", "what did marsh and abebe write", TopicList, "14 11 16 13 17"},
		{band, "", "list texts by Holm", TopicList, "14"},
		{band, "", "what do we have from the seventies", TopicList, "14 12"},
		{band, "", "what do we have from the 1970s", TopicList, "14 12"},
		{band, "", "sources without a date", TopicList, "17"},
		{band, "", "who published from field holler to concert hall", TopicPublished, "14"},
		{band, "", "where did the night bus to montreux appear", TopicPublished, "12"},
		{band, "", "who are the authors here", TopicAuthors, "15 14 11 16 13 17 12"},
		{band, "what did Marsh write", "when was the second one published", TopicIssued, "16"},
		{band, "what do we have by abebe", "and when were they published", TopicIssued, "14 13"},
		{band, "what do we have by abebe", "who published the first", TopicPublished, "14"},
		{band, "who wrote notes on rhythm", "and when?", TopicIssued, "13"},
		{band, "who wrote notes on rhythm", "what else has he written", TopicList, "14 13"},
		{band, "", "who wrote the catalogue of the holm archive", TopicAuthors, "15"},
		{band, "", "when did Ferrante write the night bus", TopicIssued, "12"},
		{band, "", "what did Coltrane record in 1962", "", ""},
		{band, "", "which solo is the longest", "", ""},
		{band, "", "who was the youngest player", "", ""},
		{band, "", "what is the oldest form of jazz", "", ""},
		{band, "", "what did musicians write in 1971", "", ""},
		{band, "", "what's on the week 4 shelf", TopicList, "16"},
		{band, "", "the longest text by Marsh", TopicList, "11"},
		{band, "what did Marsh write", "which one is the longest", TopicList, "11"},
		{sea, "", "who wrote the oldest source", TopicAuthors, "6"},
		{sea, "", "when was the newest text published", TopicIssued, "7"},
		{sea, "", "whats the latest thing by novak", TopicList, "2"},
		{sea, "", "what's the oldest thing we have", TopicList, "6"},
		{sea, "", "any books older than 1990", TopicList, "6"},
		{sea, "", "which texts are newer than 2010", TopicList, "7 4 2 5"},
		{sea, "", "what did we add last", TopicList, "7"},
		{sea, "", "which author wrote tides", TopicAuthors, "6"},
		{sea, "", "who caught the oldest otter", "", ""},
		{sea, "", "what is the oldest book", "", ""},
	} {
		var got Answer
		var ok bool
		if before, known := test.records.Answer(Read(test.after)); known {
			got, ok = test.records.After(before.Most(today), test.asked)
		}
		if !ok {
			got, ok = test.records.Answer(Read(test.asked))
		}
		got = got.Most(today)
		if ok != (test.topic != "") || got.Topic != test.topic || numbersOf(got.Sources) != test.want {
			t.Errorf("%q after %q = %q of %q, want %q of %q", test.asked, test.after, got.Topic, numbersOf(got.Sources), test.topic, test.want)
		}
	}
}
