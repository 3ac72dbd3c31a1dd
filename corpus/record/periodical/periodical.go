// Package periodical tells by its name what a newspaper, a magazine, a journal or a work of
// reference is.
package periodical

import (
	"strings"

	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// The names of newspapers and magazines, which are cited otherwise than the sites of all
// others: by the APA's manual, 10.1, their articles stand in a periodical, those of a
// broadcaster or an agency on a site.

// newspapers and magazines are words of their names.
var (
	newspapers = lang.Regexp(`(?i)\b(?:times|post|gazette|tribune|guardian|herald|courier|chronicle|telegraph|observer|inquirer|examiner|sentinel|mercury|daily|morning news|evening news|evening standard|newspaper|globe and mail|irish independent|plain dealer|zeitung|tageblatt|tagblatt|anzeiger|rundschau|le monde|le figaro|lib[ée]ration|le soir|el pa[íi]s|el mundo|la vanguardia|la repubblica|corriere|la stampa|diario|jornal|folha|dagblad\p{L}*|courant|volkskrant|tidning\p{L}*|dagbladet|gazetesi|gazeta|haaretz|asahi shimbun|shimbun)\b|^the (?:independent|scotsman|sun|age|hindu|star|globe|daily .+|washington post)$|日报|新聞|新闻报|газета|известия`)
	magazines  = lang.Regexp(`(?i)\b(?:magazine|magazin|weekly|monthly|quarterly|review of books|technology review|business review|literary supplement|new yorker|revista|rivista|tijdschrift|dergisi|журнал)\b|^(?:the )?(?:atlantic|economist|new republic|nation|spectator|new statesman|new scientist|scientific american|national geographic|smithsonian|harper[’']s|time|newsweek|der spiegel|die zeit|wired|aeon|granta|foreign affairs|foreign policy)$`)
	journals   = lang.Regexp(`(?i)^(?:the )?(?:[\p{L} ]+ )?(?:journal|annals|zeitschrift) (?:of|for|für)\b`)
	noPaper    = lang.Regexp(`(?i)\b(?:bbc|cnn|npr|pbs|abc|cbs|nbc|msnbc|sky|fox|itv|cbc|reuters|associated press|press association|afp|dpa|al jazeera|deutsche welle|broadcasting|radio|tv|television|agency|blog|wiki\p{L}*|forum|office|board|council|society|association|institute|museum|library|post office|shop|store|service|services|group|department|ministry)\b|huffpost|^vox$|^salon$|\.(?:com|org|net)$`)
)

// Kind says what a name is that by its words is one of a periodical: "Newspaper
// article" for what stands in it, "Magazine article" or "Journal article"; "" for the name of
// anything else.
func Kind(name string) string {
	switch {
	case noPaper.MatchString(name) || record.IsUniversity(name) || lang.WordCount(name) > 8:
		return ""
	case journals.MatchString(name):
		return "Journal article"
	case magazines.MatchString(name):
		return "Magazine article"
	case newspapers.MatchString(name):
		return "Newspaper article"
	}
	return ""
}

// encyclopedias are words of the names of works of reference.
var encyclopedias = lang.Regexp(`(?i)encyclop(?:a?e|æ)di|encyclop[ée]die|en[cz][iy][ck]lop[äaée]di|энциклопеди|wikipedi|википеди|wiktionary|britannica|\bdictionary\b|w[öo]rterbuch|lexikon\b|diccionario|dictionnaire|dizionario|scholarpedia`)

// IsReference says whether a name is one of an encyclopedia or a dictionary.
func IsReference(name string) bool { return encyclopedias.MatchString(name) }

// NewsKind is the same of the name of a page that says itself that it is news: what is neither
// a broadcaster nor an institution is a newspaper or a magazine.
func NewsKind(name string) string {
	kind := Kind(name)
	if kind == "" && name != "" && !noPaper.MatchString(name) && !record.NamesInstitution(name) && !strings.Contains(name, ".") {
		return "Newspaper article"
	}
	return kind
}
