package work

import (
	"slices"
	"strings"

	"footnote/corpus"
)

// A Kind is what data says that a work is, by the names of BibTeX, RIS and CSL, where its
// other fields would not show it: a book without an ISBN, a paper of a conference. It is kept
// as the genre.
type Kind struct {
	Genre            string
	Form             Form
	BibTeX, RIS, CSL string // the names that it is given out by
	also             string // other names that it is read by
}

// kinds are those that have names of their own. Those of the form [Document] say no more than
// what they are.
func kinds() []Kind {
	return []Kind{
		{"Book", Book, "book", "BOOK", "book", "booklet mvbook collection mvcollection proceedings mvproceedings edbook ebook"},
		{"Chapter", Chapter, "incollection", "CHAP", "chapter", "inbook suppbook bookinbook echap"},
		{"Conference paper", Chapter, "inproceedings", "CONF", "paper-conference", "conference"},
		{"Journal article", Article, "article", "JOUR", "article-journal", "ejour"},
		{"Magazine article", Magazine, "article", "MGZN", "article-magazine", "magazine"},
		{"Newspaper article", Magazine, "article", "NEWS", "article-newspaper", "newspaper"},
		{"Report", Report, "report", "RPRT", "report", ""},
		{"Blog post", WebPage, "online", "BLOG", "post-weblog", ""},
		{"Data set", Document, "dataset", "DATA", "dataset", ""},
		{"Software", Document, "software", "COMP", "software", ""},
		{"Manuscript", Document, "unpublished", "UNPB", "manuscript", "unpublished"},
		{"Encyclopedia entry", Chapter, "inreference", "ENCYC", "entry-encyclopedia", "entry entry-dictionary dict"},
		{"Patent", Report, "patent", "PAT", "patent", ""},
		{"Film", Document, "movie", "MPCT", "motion_picture", ""},
		{"Audio recording", Document, "audio", "SOUND", "song", "music"},
		{"Artwork", Document, "artwork", "ART", "graphic", "image figure"},
		{"Map", Document, "misc", "MAP", "map", ""},
		{"Personal communication", Document, "letter", "PCOMM", "personal_communication", ""},
		{"Interview", Document, "misc", "GEN", "interview", ""},
		{"Lecture", Talk, "unpublished", "SLIDE", "speech", ""},
		{"Paper", Talk, "unpublished", "CPAPER", "speech", ""},
		{"Legal case", Law, "jurisdiction", "CASE", "legal_case", ""},
		{"Statute", Law, "legislation", "STAT", "legislation", ""},
		{"Bill", Law, "legislation", "BILL", "bill", ""},
		{"Treaty", Law, "legal", "LEGAL", "treaty", ""},
	}
}

// KindOf gives the kind that a genre names, false for none.
func KindOf(genre string) (Kind, bool) {
	all := kinds()
	i := slices.IndexFunc(all, func(k Kind) bool { return strings.EqualFold(k.Genre, genre) })
	if i < 0 {
		return Kind{}, false
	}
	return all[i], true
}

// Is says whether a work is of the kind, as far as its form tells.
func (k Kind) Is(w Work) bool {
	return !w.IsNote && (k.Form == w.Form || k.Form == Document && w.Form == WebPage)
}

// KeepStated keeps as the genre what data states a work to be, by a name of BibTeX, RIS or
// CSL, where nothing else of the record tells it.
func KeepStated(m *corpus.Metadata, stated string) {
	stated = strings.ToLower(stated)
	for _, k := range kinds() {
		named := slices.Contains(append(strings.Fields(k.also), k.BibTeX, strings.ToLower(k.RIS), k.CSL), stated) && !ofMany[stated]
		if !named || m.Genre != "" {
			continue
		}
		if (k.Form == Talk && stated != "speech") && m.Container+m.Place == "" {
			continue
		}
		if form := formOf(*m, ""); stated == "article" && form == Magazine {
			return // BibTeX has no other word for what stands in a magazine
		}
		told := k.Form != Document && formOf(*m, "") == k.Form && k.Genre == plainest(k.Form)
		if kept := *m; !told {
			kept.Genre = k.Genre
			if k.Form == Document || onlineEntry(kept) || formOf(kept, "") == k.Form {
				*m = kept
			}
		}
		return
	}
}

// ofMany are names that works of many kinds are given out by.
var ofMany = map[string]bool{"online": true, "misc": true, "gen": true}

// plainest is the kind of what has a form and states no kind.
func plainest(form Form) string {
	for _, k := range kinds() {
		if k.Form == form && form != WebPage {
			return k.Genre
		}
	}
	return ""
}

// onlineEntry says whether a work is an entry of an encyclopedia of the web, which is known
// by its day as a page is, and not by the year of a book.
func onlineEntry(m corpus.Metadata) bool {
	return strings.EqualFold(m.Genre, "Encyclopedia entry") && m.Container != "" && m.URL != "" && m.DOI+m.ISBN+m.Pages+m.Publisher+m.Volume+m.Edition == "" && len(m.Editors) == 0
}

// formOfKind is the form that a genre states, as far as the record may have it.
func formOfKind(m corpus.Metadata) (Form, bool) {
	k, ok := KindOf(m.Genre)
	switch {
	case !ok || k.Form == Document:
		return Document, false
	case onlineEntry(m):
		return WebPage, true
	case k.Form == WebPage:
		return WebPage, m.URL != ""
	case k.Form == Law:
		return Law, true
	case k.Form == Talk:
		return Talk, m.Container+m.Place != ""
	case k.Form == Book || k.Form == Report:
		return k.Form, m.Container == ""
	}
	return k.Form, m.Container != ""
}
