package catalogue

import "testing"

func TestCatalogueAbroad(t *testing.T) {
	rs := New(groupSources())
	for _, test := range []struct {
		asked   string
		topic   Topic
		want    string // numbers of sources, or the words
		extreme Extreme
		without bool
	}{
		{"welche Autoren gibt es hier", TopicAuthors, everything, "", false}, {"quels auteurs avez-vous", TopicAuthors, everything, "", false},
		{"qué autores hay en la biblioteca", TopicAuthors, everything, "", false}, {"какие авторы есть", TopicAuthors, everything, "", false},
		{"Wer hat Leviathan geschrieben?", TopicAuthors, "7", "", false},
		{"wer schrieb den Artikel Oil and the new sanctions", TopicAuthors, "9", "", false},
		{"wer ist der Autor von Leviathan", TopicAuthors, "7", "", false}, // "Autor" is no slip of "author"
		{"¿quién es el autor de Leviathan?", TopicAuthors, "7", "", false},
		{"wer hat den LSE-Artikel geschrieben", TopicAuthors, "3", "", false}, {"von wem ist der LSE Beitrag", TopicAuthors, "3", "", false},
		{"wer schrieb den Guardian Artikel?", TopicAuthors, "9", "", false}, {"wann ist der Guardian Artikel erschienen", TopicIssued, "9", "", false},
		{"wer hat das Idlib Gesetz geschrieben", "", "", "", false},
		{"Wann erschien Leviathan?", TopicIssued, "7", "", false},
		{"wann wurde Leviathan veröffentlicht", TopicIssued, "7", "", false},
		{"Wie viele Quellen gibt es?", TopicCount, everything, "", false},
		{"wieviele Bücher habt ihr hier", TopicCount, everything, "", false},
		{"welche Texte gibt es in der Bibliothek?", TopicList, everything, "", false},
		{"Welche Quellen erwähnen Idlib?", TopicMention, "Idlib", "", false},
		{"in welchen Texten steht etwas über die Kurden", TopicMention, "Kurden", "", false},
		{"welche Quellen erwähnen Idlib nicht", TopicMention, "Idlib", "", true},
		{"ältester Text", TopicList, everything, Oldest, false},
		{"was ist die neueste Quelle?", TopicList, everything, Newest, false},
		{"welches Buch ist das älteste", TopicList, everything, Oldest, false},
		{"кто написал Leviathan?", TopicAuthors, "7", "", false},
		{"сколько источников в библиотеке", TopicCount, everything, "", false},
		{"сколько у нас книг", TopicCount, everything, "", false},
		{"самая старая книга", TopicList, everything, Oldest, false},
		{"какой самый новый текст?", TopicList, everything, Newest, false},
		{"какие источники упоминают Идлиб", TopicMention, "Идлиб", "", false},
		{"какие тексты не упоминают Идлиб", TopicMention, "Идлиб", "", true},
		{"Qui a écrit Leviathan ?", TopicAuthors, "7", "", false},
		{"combien de sources y a-t-il", TopicCount, everything, "", false},
		{"combien d'articles avons-nous dans la bibliothèque ?", TopicCount, everything, "", false},
		{"le plus ancien livre", TopicList, everything, Oldest, false},
		{"quel est le texte le plus récent ?", TopicList, everything, Newest, false},
		{"quelles sources parlent de Idlib", TopicMention, "Idlib", "", false},
		{"¿Quién escribió Leviathan?", TopicAuthors, "7", "", false},
		{"¿Cuántas fuentes hay en la biblioteca?", TopicCount, everything, "", false},
		{"¿cuál es el libro más antiguo?", TopicList, everything, Oldest, false},
		{"qué fuentes mencionan Idlib", TopicMention, "Idlib", "", false},
		{"qué fuentes no mencionan Idlib", TopicMention, "Idlib", "", true},
		{"kaç kaynak var", TopicCount, everything, "", false},
		{"en eski metin hangisi?", TopicList, everything, Oldest, false},
		{"Leviathan kim yazdı", TopicAuthors, "7", "", false},
		{"كم عدد المصادر", TopicCount, everything, "", false},
		{"ما هو أقدم كتاب؟", TopicList, everything, Oldest, false},
		{"من كتب Leviathan", TopicAuthors, "7", "", false},
		{"图书馆里有多少来源？", TopicCount, everything, "", false},
		{"最老的书", TopicList, everything, Oldest, false},
		{"谁写了 Leviathan？", TopicAuthors, "7", "", false},
		{"Welche Gesetze hast du hier?", TopicList, everything, "", false},
		{"was liegt hier an Texten?", TopicList, everything, "", false},
		{"was habt ihr so an Büchern", TopicList, everything, "", false},
		{"tu as quoi comme romans ?", TopicList, everything, "", false},
		{"quelles lois as-tu ici ?", TopicList, everything, "", false},
		{"¿qué leyes tienes aquí?", TopicList, everything, "", false},
		// Questions to the texts.
		{"welche Gesetze gelten für Hunde", "", "", "", false},
		{"was steht an Strafen im Gesetz", "", "", "", false},
		{"quelles lois protègent les chiens", "", "", "", false},
		{"qué leyes protegen a los perros", "", "", "", false},
		{"谁是国王", "", "", "", false},
		{"wer hat die Brücke gebaut", "", "", "", false},
		{"wie viele Bienen gibt es", "", "", "", false},
		{"wann erschien der Komet", "", "", "", false},
		{"die älteste Brücke", "", "", "", false},
		{"кто построил мост", "", "", "", false},
		{"qui a écrit la constitution", "", "", "", false},
		{"combien de morts", "", "", "", false},
		{"kaç kişi öldü", "", "", "", false},
	} {
		a, ok := rs.Answer(Read(test.asked))
		got := numbersOf(a.Sources)
		if a.Topic == TopicMention {
			got = a.Words
		}
		if ok != (test.topic != "") || a.Topic != test.topic || got != test.want || a.Extreme != test.extreme || a.Without != test.without {
			t.Errorf("Answer(%q) = %q %q %q without %v, %v; want %q %q %q", test.asked, a.Topic, got, a.Extreme, a.Without, ok, test.topic, test.want, test.extreme)
		}
	}
}

func TestNamedAbroad(t *testing.T) {
	rs := New(groupSources())
	for asked, want := range map[string][2]string{
		"Was sagt Ramani über Jemen?":          {"10 3", "Jemen"},
		"laut Hobbes, was ist ein Staat":       {"7", "was ist ein Staat"},
		"was ist ein Staat laut Hobbes":        {"7", "was ist ein Staat"},
		"что пишет Ramani о Йемене":            {"10 3", "Йемене"},
		"que dit Fanon sur la violence ?":      {"8", "la violence"},
		"selon Hobbes, qu'est-ce que l'état":   {"7", "qu'est-ce que l'état"},
		"¿qué dice Fanon sobre la violencia?":  {"8", "la violencia"},
		"Hobbes devlet hakkında ne diyor":      {"7", "devlet"},
		"ماذا يقول Fanon عن العنف":             {"8", "العنف"},
		"was sagt der König über Brücken":      {"", ""},
		"nach dem Krieg, wer baute die Brücke": {"", ""},
	} {
		n, ok := rs.Named(Read(asked))
		if ok != (want[0] != "") || numbersOf(n.Sources) != want[0] || n.Rest != want[1] {
			t.Errorf("Named(%q) = %q %q", asked, numbersOf(n.Sources), n.Rest)
		}
	}
}

func TestComparingAbroad(t *testing.T) {
	for asked, want := range map[string]string{
		"sind sich die Autoren über Idlib einig": "Idlib", "Was sagen die Quellen zu Idlib?": "Idlib", "согласны ли авторы, что Идлиб важен": "Идлиб важен",
		"les auteurs sont-ils d'accord sur Idlib ?": "Idlib", "¿coinciden los autores en el precio?": "el precio",
		"sind die Bienen einig": "", "que disent les abeilles": "",
	} {
		if topic, ok := Read(asked).Comparing(); topic != want || ok != (want != "") {
			t.Errorf("Comparing(%q) = %q %v", asked, topic, ok)
		}
	}
}

// Times are named in other languages, too; where nothing is of one, it may be asked of the texts.
func TestPeriodsAbroad(t *testing.T) {
	rs := New(mills())
	for asked, want := range map[string]string{
		"was kam 2003 heraus": "5 2 3", "Was ist im Jahr 2003 erschienen?": "5 2 3", "welche Texte sind von 1994": "1", "welche Texte erschienen vor 1990?": "4",
		"welche Texte gibt es seit 2000": "5 2 3", "welche Bücher wurden zwischen 1880 und 1995 veröffentlicht": "4 1",
		"¿qué se publicó en 2003?": "5 2 3", "qué textos hay de 1994": "1", "qué libros salieron después de 2000": "5 2 3", "Qu'est-ce qui est paru en 2003 ?": "5 2 3", "quels textes datent de 1994": "1",
		"quels livres ont été publiés avant 1900": "4", "что вышло в 2003 году": "5 2 3", "какие тексты вышли до 1900 года": "4", "2003'te ne çıktı": "5 2 3", "2003 yılında hangi kitaplar yayımlandı": "5 2 3",
		"2003年出版了什么": "5 2 3", "ماذا صدر في عام 2003": "5 2 3",
		"was kam 1950 heraus": "", "was war 2003": "", "was ist 2003 in der Mühle passiert": "", "qué pasó en 2003": "", "что было в 2003 году": "", "2003'te ne oldu": "",
	} {
		got, ok := rs.Answer(Read(asked))
		if ok != (want != "") || ok && got.Topic != TopicList || numbersOf(got.Sources) != want {
			t.Errorf("%q = %s of %q %v, want %q", asked, got.Topic, numbersOf(got.Sources), ok, want)
		}
	}
}
