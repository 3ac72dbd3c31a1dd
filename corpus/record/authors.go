package record

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

var (
	ByWord     = lang.Regexp(`(?i)^(?:(?:written |story |posted |text |words |published |(?:ein|her)gestellt |veröffentlicht |geschrieben |publié |publicado |escrito |écrit )?(?:by|von|por|par|di|door)|author|автор|yazar|autor(?:in)?|auteur|بقلم|作者)(?:\s*[:：]\s*|\s+|$)|^` + lang.OneOf("byline") + `\s*[:：/●◎■◆・]\s*`)
	corporate  = lang.Regexp(`(?i)(?:^|\s)(?:e\.\s?v\.|gmbh|ag|kg|inc\.?|ltd\.?|llc|plc|s\.a\.|verband|pressestelle|redaktion|redacción|rédaction|press|news|media|magazin(?:e)?|zeitung|times|post|agentur(?:en)?|agency|reuters|afp|dpa|xinhua|тасс)(?:$|\s)|(?:verband|nachrichten)(?:$|\s)|\S\s(?:deutschland|österreich|schweiz|polska|türkiye|sverige|danmark|norge|international|online|usa)$`)
	notAuthor  = lang.Regexp(`(?i)^(?:by|von|por|par|no author|view (?:all posts|profile|author)|gast(?:autor)?|sponsored(?: content)?|gesponserte inhalte|admin(?:istrator)?|editor(?:s|ial)?|redaktion|redacci[oó]n|r[eé]daction|редакция|webmaster|guest|guest author|contributor|staff|user|anonymous|unknown|author|n/?a|none|null|root|test|team|super user|website|news|newsroom|agenc(?:y|ies)|agencias?|agenturen|an[oó]nim[oa]|anonyme?|facebook|twitter|instagram)$`)
	jobTitle   = lang.Regexp(`(?i)\b(?:editor|reporter|correspondent|writer|journalist|columnist|producer|fellow|professor|director|chief|manager|analyst|photographer|redakteur(?:in)?|korrespondent(?:in)?|follow|published|updated|minutes?|senior|associate)\b`)
	familyLead = lang.Regexp(`^(\p{L}[\p{L}'’. -]*), (\p{L}[\p{L}'’. -]*?)(?:, (Jr\.?|Sr\.?|II|III|IV))?$`)
	ListJoint  = lang.Regexp(`\s*(?:;|\||/|／|·|•|、|،)\s*|\s+(?:&|` + lang.OneOf("name-joints") + `|And|AND|UND|ET|OCH|EN|VE)\s+`)
)

// statedAuthors reads a value that data says to be the author or the authors;
// inverted says that the family name of each may stand first.
func statedAuthors(value string, inverted bool) (people []string, organisation string) {
	severalRoles := otherLabel.MatchString(value)
	if severalRoles || workBy.MatchString(value) {
		if credited := ReadByline(value); len(credited.People) > 0 {
			return credited.People, "" // "Text: Jane Doe, photos: John Roe", "Ein Bericht von Jane Doe, Leeds"
		}
	}
	if inverted {
		value = gluedComma.ReplaceAllString(value, ", $1")
	}
	value = withoutBy(strings.Trim(reached.ReplaceAllString(value, "$1"), " ,;|-"))
	if strings.Contains(value, "://") {
		return nil, ""
	}
	parts := ListJoint.Split(value, -1)
	if isJointOffice(parts) {
		return nil, OrganisationName(value)
	}
	for _, part := range parts {
		if IsOtherCredit(part) {
			continue // "Jane Doe | Photo: John Roe"
		}
		names := listedIn(part, inverted)
		for _, name := range names {
			if severalRoles && IsOtherCredit(name) {
				break // and those behind are of the same
			}
			if strings.HasSuffix(name, ")") && otherRole.MatchString(name) {
				continue
			}
			person := personIn(name)
			switch {
			case person != "" && name != value && isOneWord(person): // "Sand Lane, Nürnberg, Germany"
			case len(people) > 0 && articleFirst.MatchString(name) && BesidePersons(name): // "Jane Doe and the Lamp Union"
				people = append(people, writtenAs(name))
			case len(people) > 0 && ofPaper.MatchString(name): // "Jane Doe | Northport Gazette"
			case len(people) > 0 && leadsWithAcronym(name) && !leadsWithAcronym(names[0]):
				return people, "" // a desk follows: "Jane Doe, RVP Harbour Desk"
			case person != "":
				people = append(people, person)
			case organisation == "" && len(people) == 0 && (IsOrganisation(name) || NamesGroup(name)):
				organisation = OrganisationName(name)
			}
		}
	}
	return people, organisation
}

// listedIn gives the names of a list with commas, or the one name of which a comma parts the
// family from the given name.
func listedIn(part string, inverted bool) []string {
	if m := familyLead.FindStringSubmatch(part); m != nil && !(PersonName(m[1]) && (!inverted || PersonName(m[2]))) {
		return []string{part}
	}
	return nameList(part)
}

// personIn gives the person that a stated name is, or begins with: "Jane Doe with Reuters",
// "Jane Doe — Leeds".
func personIn(name string) string {
	if person := statedPerson(name); person != "" {
		return person
	}
	if front := leadingPerson(atHome.ReplaceAllString(name, "")); front != "" && front != name {
		return statedPerson(front)
	}
	return ""
}

// workBy is what announces the author with a word for the text: "A report by", "Words:".
var workBy = lang.Regexp(`(?i)^(?:` + anArticle + lang.OneOf("works") + ` ` + lang.OneOf("works-by") + `\s|` + lang.LongestOf("label-byline") + `\s*[:：])`)

// gluedComma is one between family and given name that no space follows: "Molnar,Ada".
var gluedComma = lang.Regexp(`,(\p{Lu})`)

// ofPaper ends the name of a newspaper, which behind that of a person is none.
var ofPaper = lang.Regexp(`(?i)\s(?:gazette|herald|tribune|courier|chronicle|observer)$`)

// isJointOffice says whether parts are those of the name of one office, "Ministry of Water"
// and "Rivers": the first has the words of one, and no other stands for itself.
func isJointOffice(parts []string) bool {
	return len(parts) > 1 && startsOffice.MatchString(parts[0]) && !slices.ContainsFunc(parts[1:], func(part string) bool {
		return statedPerson(part) != "" && strings.Contains(part, " ") || IsOrganisation(part)
	})
}

// startsOffice is how the name of an office begins that goes on with what it is for.
var startsOffice = lang.Regexp(`(?i)^(?:(?:the|la|le|el|il|das|die|der) )?(?:\p{L}{4,}(?:s|al|er) )?(?:minist(?:ry|ère|erio|ero|ério|erie|erium)|department|departement|departamento|département|dipartimento|secretar[ií]a|secretaria|bundesministerium|landesamt|bundesamt|office|bureau|commission|comisión|direction|dirección) (?:of|for|de|des|du|del|della|da|do|für|der|zur)\b`)

// atHome is the place behind a dash where somebody wrote.
var atHome = lang.Regexp(`\s+[—–-]\s+\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,2}$`)

// isOneWord says whether a name is a single word of a script with capitals. One of several
// is more often a place, a degree or an agency than a person.
func isOneWord(name string) bool {
	return !strings.ContainsAny(name, " ,") && !IsUncased(lang.FirstRune(name))
}

// particleFirst is a name that begins with a particle: "von Lind, Rasmus", "di Marco LP".
var particleFirst = lang.Regexp(`^(?:von|di) \p{Lu}[\p{L}’'-]+(?:, \p{Lu}| \p{Lu}{1,3}(?:[;,]|$))`)

// withoutBy takes from a name the word that announces it, which is no "von" of its own.
func withoutBy(name string) string {
	if particleFirst.MatchString(name) {
		return name
	}
	return ByWord.ReplaceAllString(name, "")
}

// reached is how a name goes on with where its bearer is to be found: "Jane Doe @jdoe",
// "Jane Doe - https://jane.example/", "Jane Doe <jane@example.org>".
var reached = lang.Regexp(`^(\p{L}[\p{L}\p{M}'’. -]*\p{L})[\s(<–-]+(?:@\w+|https?://[^\s<>]+|[\w.+-]+@[\w.-]+)[)>]?$`)

func leadsWithAcronym(name string) bool {
	first, _, more := strings.Cut(name, " ")
	return more && AllCaps(first) && utf8.RuneCountInString(first) > 2 && !strings.Contains(first, ".")
}

// IsOrganisation says whether a name has the words of an institution or a firm. An "of" is one
// behind a word for such: "Bank of England", but not "Dues of the Harbour".
func IsOrganisation(name string) bool {
	return OrganisationWords.MatchString(name) || corporate.MatchString(name) || slices.ContainsFunc(strings.Fields(name), isBody) || bodyOf.MatchString(name)
}

// isBody says whether a word is one for an institution by itself, as "of" is not.
func isBody(word string) bool { return isInstitution(word) && !strings.EqualFold(word, "of") }

var bodyOf = lang.Regexp(`(?i)(?:^|\s)` + lang.OneOf("organisation-heads") + `\s+of\s+\p{L}`)

// NamesInstitution says whether a line is the name of an institution and no more:
// its last word is one for such.
func NamesInstitution(text string) bool {
	words := strings.Fields(text)
	return len(words) >= 2 && len(words) <= 8 && (isBody(words[len(words)-1]) || HasLegalForm(text))
}

// townOffice begins the name of a town or the like that acts as one.
var townOffice = lang.Regexp(`(?i)^(?:the )?(?:town|city|county|village|borough|township|parish|municipality|state|ville|commune|ayuntamiento|comune|gemeente) (?:of|de|di|van) \p{L}[\p{L}’'. -]{1,40}$|^(?:Stadt|Gemeinde|Landkreis|Gemeente) \p{Lu}[\p{L}-]+$`)

// NamesTown says whether a line is the name of a town as an authority: "Town of Marlow".
func NamesTown(text string) bool { return len(text) <= 60 && townOffice.MatchString(text) }

// legalForm ends the name of a company.
var legalForm = lang.Regexp(`^\p{Lu}.*[\p{L}\d).],?\s(?:INC|LTD|LIMITED|CORP|Inc|Ltd|Limited|LLC|PLC|plc|GmbH|AG|KG|S\.?A|N\.?V|B\.?V|Corp|S\.?p\.?A|A\.?Ş|Oy|AB|ApS|ASA|e\. ?[VG])\.?$`)

// HasLegalForm says whether a text is the name of a company with its legal form.
func HasLegalForm(text string) bool { return len(text) <= 100 && legalForm.MatchString(text) }

// nameList cuts "Jane Doe, John Roe" but not "Sammy Davis, Jr.".
func nameList(s string) []string {
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if len(out) > 0 && nameSuffix.MatchString(part) {
			out[len(out)-1] += ", " + part
			continue
		}
		out = append(out, part)
	}
	return out
}

// statedPerson gives a name that data states "Family, Given", "" where it is
// that of no person.
func statedPerson(name string) string {
	name = withoutRole(withoutBy(cleanName(name)))
	switch {
	case name == "" || isOnlyInitials(name) || utf8.RuneCountInString(name) > 60 || notAuthor.MatchString(name) || strings.ContainsFunc(name, unicode.IsDigit),
		jobTitle.MatchString(name), IsOrganisation(name), NamesGroup(name):
		return ""
	}
	if m := familyLead.FindStringSubmatch(name); m != nil {
		if slices.ContainsFunc(strings.Fields(m[1]), isSmallWord) { // "Departement für Wirtschaft, Bildung"
			return ""
		}
		given, suffix := m[2], m[3]
		if family := strings.Fields(m[1]); len(family) > 1 && nameSuffix.MatchString(family[len(family)-1]) { // "Davis Jr, Sammy"
			m[1], suffix = strings.Join(family[:len(family)-1], " "), family[len(family)-1]
		}
		if nameSuffix.MatchString(given) { // "Sammy Davis, Jr."
			return familyFirst(m[1] + " " + given)
		}
		out := nameCase(strings.Fields(m[1])) + ", " + nameCase(strings.Fields(given))
		if suffix != "" {
			out += ", " + suffix
		}
		return out
	}
	first := lang.FirstRune(name)
	switch {
	case PersonName(name):
		return familyFirst(name)
	case IsUncased(first):
		return name
	case !strings.Contains(name, " ") && unicode.IsUpper(first) && !notNames()[strings.ToLower(name)] && !AllCaps(name) && !strings.ContainsAny(name, "._"):
		return name
	}
	return ""
}

// isOnlyInitials says whether a name is letters that stand for one, as "K A".
func isOnlyInitials(name string) bool {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '.' || r == ',' })
	return len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) > 1 || !unicode.IsUpper(lang.FirstRune(w)) })
}

// isSmallWord says whether a word of a name is a function word and no particle.
func isSmallWord(w string) bool {
	return w == strings.ToLower(w) && lang.IsFunctionWord(w) && !particles()[w]
}

// withoutRole cuts off what a person does, where it stands behind the name
// without a mark: "Jane Doe Senior Reporter".
func withoutRole(name string) string {
	words := strings.Fields(name)
	for i := 2; i < len(words); i++ {
		rest := strings.Join(words[i:], " ")
		if w := strings.ToLower(words[i]); (lang.IsOrdinary(w) || jobTitle.MatchString(words[i])) && (jobTitle.MatchString(rest) || BioRole.MatchString(rest)) {
			if front := strings.Join(words[:i], " "); PersonName(front) {
				return front
			}
		}
	}
	return name
}

// OrganisationName gives the name of an institution whole, "" for one that says
// nothing.
func OrganisationName(name string) string {
	name = ByWord.ReplaceAllString(strings.Trim(name, " ,;|"), "")
	if notAuthor.MatchString(name) || strings.Contains(name, "://") || len(name) > 200 || lang.WordCount(name) > 14 {
		return ""
	}
	return name
}
