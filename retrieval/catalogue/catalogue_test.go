package catalogue

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"footnote/corpus"
)

// groupSources are the records of a study group's library, as they were read.
func groupSources() []corpus.Source {
	record := func(id int, title, authors, organisation, publisher, container, issued, url, shelf string) corpus.Source {
		m := corpus.Metadata{Title: title, Organisation: organisation, Publisher: publisher, Container: container, Issued: issued, URL: url}
		if authors != "" {
			m.Authors = strings.Split(authors, "; ")
		}
		return corpus.Source{ID: corpus.SourceID(id), Metadata: m, Shelves: corpus.ReadShelves(shelf)}
	}
	return []corpus.Source{
		record(1, "The Nature of the Russian-Iranian Relationship in Syria", "", "Unit of Analysis and Thinking, Jusoor for Studies", "Jusoor for Studies", "", "", "", "Week 1"),
		record(2, "An Alliance Based on Common Interests: Russian-Iranian Relations During the Syrian Civil War", "Al-Basre, Mustafa", "", "PESA", "", "2023", "", "Week 1"),
		record(3, "Russia and Iran in Syria: Military Allies or Competitive Partners?", "Ramani, Samuel", "", "LSE", "", "2021-07-03", "https://blogs.lse.ac.uk/mec/2021/07/03/x", "Week 3"),
		record(4, "Allies to a point: inside the complex Russia-Iran relationship", "", "", "Al Majalla", "", "", "", "Week 3"),
		record(5, "Iran’s Alliance With Russia in Syria: Marriage of Convenience or Strategic Partnership?", "Azodi, Sina; Mahmoudian, Arman", "", "", "", "", "", "Syria"),
		record(6, "Inflation", "", "", "", "", "", "", ""),
		record(7, "Leviathan", "Hobbes, Thomas", "", "Andrew Crooke", "", "1651", "", "Theory"),
		record(8, "The Wretched of the Earth", "Fanon, Frantz", "", "Grove Press", "", "1961", "", "Theory"),
		record(9, "Oil and the new sanctions", "Yergin, Daniel", "", "The Guardian", "", "2019-02-01", "https://www.theguardian.com/a", ""),
		record(10, "On sovereignty", "Ramani, Samuel", "", "", "Journal of Strategic Studies", "2019", "", ""),
		record(11, "Milton Friedman", "", "", "", "Wikipedia", "", "", ""),
	}
}

// numbersOf names sources: "3 5".
func numbersOf(sources []corpus.Source) string {
	var all []string
	for _, s := range sources {
		all = append(all, strconv.FormatInt(int64(s.ID), 10))
	}
	return strings.Join(all, " ")
}

const everything = "4 2 6 5 7 11 9 10 3 1 8" // the numbers in the order of the titles

func TestCatalogue(t *testing.T) {
	for _, test := range []struct {
		asked string
		topic Topic
		want  string // numbers of sources, or the words
	}{
		// who
		{"who wrote the LSE piece", TopicAuthors, "3"},
		{"WHO WROTE THE LSE PIECE???", TopicAuthors, "3"},
		{"hey can u tell me who wrote the lse piece pls", TopicAuthors, "3"},
		{"who worte the LSE article", TopicAuthors, "3"},
		{"who is the author of Leviathan?", TopicAuthors, "7"},
		{"whos the author of leviathan", TopicAuthors, "7"},
		{"who wrote leviathan", TopicAuthors, "7"},
		{"who wrote Levithan", TopicAuthors, "7"},
		{"who wrote the wretched of the earth", TopicAuthors, "8"},
		{"who wrote wretched of the earht", TopicAuthors, "8"},
		{"who wrote russia and iran in syria", TopicAuthors, "3"},
		{"who wrote \"Allies to a point\"", TopicAuthors, "4"},
		{"who wrote allies to a point", TopicAuthors, "4"},
		{"who wrote the marriage of convenience article", TopicAuthors, "5"},
		{"who wrote the marrage of convinience paper", TopicAuthors, "5"},
		{"author of the paper on common interests", TopicAuthors, "2"},
		{"authors of the guardian article", TopicAuthors, "9"},
		{"who is the Guardian piece by", TopicAuthors, "9"},
		{"by whom was the text about sanctions written", TopicAuthors, "9"},
		{"who wrote the oil text", TopicAuthors, "9"},
		{"who's behind the Guardian article", TopicAuthors, "9"},
		{"who wrote the one about marriage of convenience", TopicAuthors, "5"},
		{"who wrote these texts", TopicAuthors, everything},
		{"which authors are in the library", TopicAuthors, everything},
		{"list the authors", TopicAuthors, everything},
		{"who are the authors", TopicAuthors, everything},
		{"who are the authors of leviathan", TopicAuthors, "7"},
		{"who wrote about marriage of convenience", TopicAuthors, "5"},
		{"when did ramani publish", TopicIssued, "10 3"},
		// when
		{"when was the paper by al-basre published", TopicIssued, "2"},
		{"when was the paper by Al Basre published?", TopicIssued, "2"},
		{"when was al-basre's paper published", TopicIssued, "2"},
		{"what year was the al basre paper published", TopicIssued, "2"},
		{"wen was the albasre paper publised", TopicIssued, "2"},
		{"when was leviathan published", TopicIssued, "7"},
		{"when did the guardian article come out", TopicIssued, "9"},
		{"in which year was The Wretched of the Earth written?", TopicIssued, "8"},
		{"publication date of the LSE piece", TopicIssued, "3"},
		{"how old is the guardian article", TopicIssued, "9"},
		{"when did Hobbes write his book", TopicIssued, "7"},
		{"when is the lse piece from", TopicIssued, "3"},
		{"whats the date on the guardian article", TopicIssued, "9"},
		// where
		{"where was the text on sanctions published", TopicPublished, "9"},
		{"who published the wretched of the earth", TopicPublished, "8"},
		{"which journal is the sovereignty article from", TopicPublished, "10"},
		{"where did allies to a point appear", TopicPublished, "4"},
		{"where did Ramani publish his article", TopicPublished, "10 3"},
		// how many
		{"how many sources are in the library", TopicCount, everything},
		{"how many sources", TopicCount, everything},
		{"how many texts do we have?", TopicCount, everything},
		{"How many texts are there in here", TopicCount, everything},
		{"number of sources", TopicCount, everything},
		{"what is the number of texts in the library", TopicCount, everything},
		{"how many sorces does the libary have", TopicCount, everything},
		{"how many texts by Ramani do we have", TopicCount, "10 3"},
		{"how many texts are on the shelf Week 1", TopicCount, "2 1"},
		// which
		{"list the sources", TopicList, everything},
		{"list all sources pls", TopicList, everything},
		{"give me a list of all the texts", TopicList, everything},
		{"show me the sources", TopicList, everything},
		{"which books are in here?", TopicList, everything},
		{"what books do you have", TopicList, everything},
		{"what sources do we have", TopicList, everything},
		{"what's in this library", TopicList, everything},
		{"what do we have", TopicList, everything},
		{"what have you got", TopicList, everything},
		{"what do we have by Ramani", TopicList, "10 3"},
		{"anything by ramani?", TopicList, "10 3"},
		{"do we have something by Fanon", TopicList, "8"},
		{"what do we have from 2019", TopicList, "9 10"},
		{"which texts were published in 2019", TopicList, "9 10"},
		{"sources from 2019", TopicList, "9 10"},
		{"which texts are from 1848", TopicList, ""},
		{"what do we have since 2021", TopicList, "2 3"},
		{"what do we have by Ramani from 2019", TopicList, "10"},
		{"what did ramani publish in 2019", TopicList, "10"},
		{"what did ramani publish in 1998", TopicList, "10 3"},
		{"how many texts did ramani publish in 1998", TopicCount, ""},
		{"what came out in 2019", TopicList, "9 10"},
		{"which articles appeared before 1700", TopicList, "7"},
		{"what do we have by Smith", TopicList, ""},
		{"what did Ramani write", TopicList, "10 3"},
		{"what has al-basre written?", TopicList, "2"},
		{"which texts did ramani write", TopicList, "10 3"},
		{"ramani's articles", TopicList, "10 3"},
		{"what do we have from the Guardian", TopicList, "9"},
		{"which texts are on the shelf week 3", TopicList, "4 3"},
		{"what's on the Theory shelf in here", TopicList, "7 8"},
		{"what do we have on week 3", TopicList, "4 3"},
		{"list the texts on week 3", TopicList, "4 3"},
		{"which sources were written before 2000", TopicList, "7 8"},
		{"texts after 2020", TopicList, "2 3"},
		{"what's in week 1", TopicList, "2 1"},
		{"which readings are for week 3", TopicList, "4 3"},
		{"list week 3", TopicList, "4 3"},
		// with a word
		{"which text mentions phosphate", TopicMention, "phosphate"},
		{"in which text is phosphate mentioned?", TopicMention, "phosphate"},
		{"is Idlib mentioned in any of the texts", TopicMention, "Idlib"},
		{"do any of the texts talk about drones", TopicMention, "drones"},
		{"what have we got on drones", TopicMention, "drones"},
		{"which sources mention Idlib", TopicMention, "Idlib"},
		{"which sources mention the Fifth Corps?", TopicMention, "Fifth Corps"},
		{"what do we have on Idlib", TopicMention, "Idlib"},
		{"hey what do we have about the Caesar Act lol", TopicMention, "Caesar Act"},
		{"do we have anything on phosphates", TopicMention, "phosphates"},
		{"any texts about Ukraine", TopicMention, "Ukraine"},
		{"sources on Idlib", TopicMention, "Idlib"},
		{"which articles talk about drones", TopicMention, "drones"},
		{"where is Idlib mentioned", TopicMention, "Idlib"},
		{"how many sources mention drones", TopicMention, "drones"},
		{"is there anything about Kurds in these texts", TopicMention, "Kurds"},
		// about what
		{"what is this library about", TopicAbout, everything},
		{"whats this library about?", TopicAbout, everything},
		{"what are the sources about", TopicAbout, everything},
		{"what topics does the library cover", TopicAbout, everything},
		{"what can I ask here", TopicAbout, everything},
		{"what is the LSE piece about", TopicAbout, "3"},
		{"tell me about this library", TopicAbout, everything},
	} {
		got, ok := New(groupSources()).Answer(Read(test.asked))
		switch {
		case !ok:
			t.Errorf("%q is no question about the catalogue, want %s of %s", test.asked, test.topic, test.want)
		case got.Topic != test.topic || test.topic == TopicMention && got.Words != test.want || test.topic != TopicMention && numbersOf(got.Sources) != test.want:
			t.Errorf("%q = %s of %q %q, want %s of %q", test.asked, got.Topic, numbersOf(got.Sources), got.Words, test.topic, test.want)
		}
	}
}

// Questions to the texts, also in the words of questions about the catalogue.
var toTheTexts = []string{
	"", " ", "?", "marriage of convenience", "hi", "Kurds", "books", "papers", "works", "sources of energy", "articles",
	"who wrote the constitution of Syria", "who wrote the constitution", "who wrote the treaty", "who wrote to Putin in 2011", "who wrote a letter to the king",
	"who is the author of the doctrine", "who authored the plan for Idlib", "who published the leaked cables", "who wrote the report on chemical weapons",
	"when was the treaty published", "when was the treaty signed", "when did russia start bombing", "when was inflation highest", "when was the Caesar Act released",
	"when was the constitution written", "when is inflation from demand", "what year was the peace signed", "in which year was Assad elected", "how old is Putin",
	"where was the treaty signed", "where did the refugees come from", "where was the report on Idlib issued from",
	"what is the nature of the Russian-Iranian relationship in Syria", "what did Hobbes write about the sovereign", "what did ramani write about yemen",
	"what did Luther write", "what did the king write", "what has Russia published", "what does Al-Basre say about Israel", "what did friedman want",
	"how many books did Luther write", "how did the papers write about Dayton", "how do articles cover that", "how many soldiers are in Syria", "how many sources of income did Assad have", "how many articles are in the constitution",
	"how many papers were cited", "which books influenced Hobbes", "which documents were leaked", "which papers reported the attack", "what texts were banned by the church",
	"what do we know about Idlib", "what is there on the surface of mars", "what is inflation", "what is inflation about", "what is the war about", "what is the alliance based on",
	"what do we have to do to stop inflation", "which countries are in the alliance", "list the causes of inflation", "name the members of the alliance", "show me how inflation works",
	"list three reasons for the war", "who are the authors of the massacre", "what works by rivals were destroyed", "what is russia's interest in syria", "what has Iran got to gain",
	"which of them mention drones", "do the authors agree on sanctions", "who disagrees", "Was will Russland in Syrien?", "what is the date of the invasion", "the year of the revolution",
	"what is the publisher of Pravda", "what do you have against Iran", "who has written off the debt", "why was the book banned", "who wrote about it first and why",
	"is there a difference between the alliance and a partnership", "any reason why Russia left", "which journal did Marx edit", "when was Friedman born", "who is Milton Friedman",
	"how recent is the conflict", "everything is connected", "what can i do about inflation", "where is the oil from", "when are the elections from now",
}

func TestCatalogueLeavesQuestionsToTheTexts(t *testing.T) {
	for _, asked := range toTheTexts {
		if got, ok := New(groupSources()).Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q %q, want a question to the texts", asked, got.Topic, numbersOf(got.Sources), got.Words)
		}
	}
}

// The kinds of questions that a group was seen to ask of its library.
func TestWantedKinds(t *testing.T) {
	data, err := os.ReadFile("../../../shared/cases/asking/wanted.jsonl")
	if err != nil {
		t.Skipf("needs the cases beside the repository: %v", err)
	}
	rs := New(groupSources()[:5])
	seen := map[string]int{}
	for line := range bytes.Lines(data) {
		var row struct{ Q, Want string }
		if err := json.Unmarshal(line, &row); err != nil {
			t.Fatal(err)
		}
		want := ""
		switch {
		case strings.HasPrefix(row.Want, "catalogue"):
			want = "catalogue"
		case strings.Contains(row.Want, "of each source"):
			want = "comparison"
		case strings.Contains(row.Want, "Ramani") || strings.Contains(row.Want, "passages of both") || strings.Contains(row.Want, "Al-Basre"):
			want = "names"
		}
		seen[want]++
		_, isCatalogue := rs.Answer(Read(row.Q))
		_, isComparison := Read(row.Q).Comparing()
		_, isNamed := rs.Named(Read(row.Q))
		got := ""
		switch {
		case isCatalogue:
			got = "catalogue"
		case isComparison:
			got = "comparison"
		case isNamed:
			got = "names"
		}
		if got != want {
			t.Errorf("%q is read as %q, want %q (%s)", row.Q, got, want, row.Want)
		}
	}
	if seen["catalogue"] == 0 || seen["names"] == 0 || seen["comparison"] == 0 || seen[""] == 0 {
		t.Errorf("the cases are %v, want some of each kind", seen)
	}
}

// No question of judged sets of other fields is one about the library.
func TestJudgedQuestionsAreToTheTexts(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/eval/*/queries.jsonl")
	groups, _ := filepath.Glob("../../../shared/eval/groups/*.jsonl")
	if files = append(files, groups...); len(files) == 0 {
		t.Skip("needs the sets beside the repository")
	}
	rs := New(groupSources())
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range bytes.Lines(data) {
			var row struct{ Q, Text string }
			if err := json.Unmarshal(line, &row); err != nil {
				t.Fatal(err)
			}
			asked := row.Q + row.Text
			if got, ok := rs.Answer(Read(asked)); ok {
				t.Errorf("%q = %s, want a question to the texts", asked, got.Topic)
			}
			if got, ok := rs.Named(Read(asked)); ok {
				t.Errorf("%q names %q", asked, numbersOf(got.Sources))
			}
			if topic, ok := Read(asked).Comparing(); ok && filepath.Base(filepath.Dir(file)) != "groups" {
				t.Errorf("%q compares on %q", asked, topic)
			}
		}
	}
}

// Whatever is asked, reading it ends, and gives parts of it.
func FuzzFramed(f *testing.F) {
	for _, asked := range append([]string{"who's the author of “x” & y", "in Week 3, É\u0301\xff", "\u0130\u212a ﬁ", "compare what they say about \U0001F600"}, toTheTexts...) {
		f.Add(asked)
	}
	rs := New(groupSources())
	f.Fuzz(func(t *testing.T, asked string) {
		if c, ok := rs.Answer(Read(asked)); ok && !strings.Contains(asked, c.Words) {
			t.Errorf("Answer(%q) looks for %q", asked, c.Words)
		}
		if topic, ok := Read(asked).Comparing(); ok && !strings.Contains(asked, topic) {
			t.Errorf("Comparing(%q) = %q", asked, topic)
		}
		rs.Named(Read(asked))
		New([]corpus.Source{{Metadata: corpus.Metadata{Title: asked, Authors: []string{asked}, Publisher: asked, URL: asked, Issued: asked}, Shelves: []string{asked}}})
	})
}
