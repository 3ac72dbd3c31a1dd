package corpus

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"footnote/corpus/lang"
)

// authorship is who made a work, as one kind of data tells it.
type authorship struct {
	people       []string // "Family, Given"
	organisation string
	from         string
}

func (a authorship) known() bool { return len(a.people) > 0 || a.organisation != "" }

// authors gives who made the work: persons that any data names before an
// organisation that does.
func (d *pageData) authors(site ...string) authorship {
	var first authorship
	named := func(s string) bool {
		return slices.ContainsFunc(site, func(name string) bool { return sameName(s, name) })
	}
	for _, a := range []authorship{
		d.taggedAuthors(foundCitation, "citation_author", "citation_authors", "bepress_citation_author"),
		d.linkedAuthors(),
		d.taggedAuthors(foundDublin, "dc.creator", "dcterms.creator", "dc.contributor.author", "dc.creator.personalname"),
		authorsOf(d.props["author"], foundMicrodata),
		d.taggedAuthors(foundMeta, "author", "parsely-author", "sailthru.author", "byl", "article:author", "og:article:author", "article.author", "twitter:creator:name"),
		{d.signers, d.signingOrganisation, foundByline},
	} {
		a.people = slices.DeleteFunc(a.people, named)
		if len(a.people) > 0 {
			a.organisation = ""
			return a
		}
		if !first.known() {
			first = a
		}
	}
	return first
}

// sameName says whether a name is that of the site.
func sameName(name, site string) bool {
	words := strings.Fields(lang.Plain(name))
	other := strings.Fields(lang.Plain(site))
	slices.Sort(words)
	slices.Sort(other)
	return len(words) > 0 && slices.Equal(words, other)
}

func (d *pageData) taggedAuthors(from string, names ...string) authorship {
	for _, name := range names {
		values := slices.DeleteFunc(slices.Clone(d.tags[name]), d.isJoinedSite)
		if a := authorsOf(values, from); a.known() {
			return a
		}
	}
	return authorship{}
}

// isJoinedSite says whether a value is the name of the site and looks like
// several names: "Sail & Oar".
func (d *pageData) isJoinedSite(value string) bool {
	return listJoint.MatchString(value) && slices.ContainsFunc(d.siteNames(), func(name string) bool { return sameName(value, name) })
}

// linkedAuthors reads the authors of JSON-LD, of which each is a name, a person
// or an organisation.
func (d *pageData) linkedAuthors() authorship {
	out := authorship{from: foundLinked}
	work := d.work()
	for _, name := range []string{"author", "creator"} {
		for _, v := range work.list(name) {
			o, isObject := v.(map[string]any)
			person := linkedObject(o)
			switch {
			case isObject && person.is("Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "EducationalOrganization", "CollegeOrUniversity", "NGO"):
				out.organisation = cmp.Or(out.organisation, organisationName(nameOfLinked(v)))
			case isObject && person.text("familyName") != "" && person.text("givenName") != "":
				out.people = append(out.people, person.text("familyName")+", "+person.text("givenName"))
			default:
				a := authorsOf([]string{nameOfLinked(v)}, out.from)
				out.people = append(out.people, a.people...)
				out.organisation = cmp.Or(out.organisation, a.organisation)
			}
		}
		if out.known() {
			break
		}
	}
	out.people = unique(out.people)
	return out
}

// authorsOf reads names as data gives them: one each, or several in one.
func authorsOf(values []string, from string) authorship {
	out := authorship{from: from}
	for _, value := range values {
		if len(value) > 600 || len(out.people) > 200 {
			continue
		}
		people, organisation := statedAuthors(value, from == foundCitation || from == foundDublin)
		out.people = append(out.people, people...)
		out.organisation = cmp.Or(out.organisation, organisation)
	}
	out.people = unique(out.people)
	return out
}

var (
	byWord     = regexp.MustCompile(`(?i)^(?:(?:written |story |posted |text |words |published |(?:ein|her)gestellt |veröffentlicht |geschrieben |publié |publicado |escrito |écrit )?(?:by|von|por|par|di|door)|author|автор|yazar|autor(?:in)?|auteur|بقلم|作者)(?:\s*[:：]\s*|\s+|$)|^` + lang.OneOf("byline") + `\s*[:：/●◎■◆・]\s*`)
	corporate  = regexp.MustCompile(`(?i)(?:^|\s)(?:e\.\s?v\.|gmbh|ag|kg|inc\.?|ltd\.?|llc|plc|s\.a\.|verband|pressestelle|redaktion|redacción|rédaction|press|news|media|magazin(?:e)?|zeitung|times|post|agentur(?:en)?|agency|reuters|afp|dpa|xinhua|тасс)(?:$|\s)|verband(?:$|\s)`)
	notAuthor  = regexp.MustCompile(`(?i)^(?:by|von|por|par|no author|view (?:all posts|profile|author)|gast(?:autor)?|sponsored(?: content)?|gesponserte inhalte|admin(?:istrator)?|editor(?:s|ial)?|redaktion|redacci[oó]n|r[eé]daction|редакция|webmaster|guest|guest author|contributor|staff|user|anonymous|unknown|author|n/?a|none|null|root|test|team|super user|website|news|newsroom)$`)
	jobTitle   = regexp.MustCompile(`(?i)\b(?:editor|reporter|correspondent|writer|journalist|columnist|producer|fellow|professor|director|chief|manager|analyst|photographer|redakteur(?:in)?|korrespondent(?:in)?|follow|published|updated|minutes?|senior|associate)\b`)
	familyLead = regexp.MustCompile(`^(\p{L}[\p{L}'’. -]*), (\p{L}[\p{L}'’. -]*?)(?:, (Jr\.?|Sr\.?|II|III|IV))?$`)
	listJoint  = regexp.MustCompile(`\s*(?:;|\||/|／|·|•|、|،)\s*|\s+(?:and|und|et|y|и|ve|&)\s+`)
)

// statedAuthors reads a value that data says to be the author or the authors;
// inverted says that the family name of each may stand first.
func statedAuthors(value string, inverted bool) (people []string, organisation string) {
	value = byWord.ReplaceAllString(strings.Trim(value, " ,;|"), "")
	if value == "" || strings.Contains(value, "://") || strings.ContainsAny(value, "@{}<>=") {
		return nil, ""
	}
	for part := range slices.Values(listJoint.Split(value, -1)) {
		names := []string{part}
		if m := familyLead.FindStringSubmatch(part); m == nil || personName(m[1]) && (!inverted || personName(m[2])) && !nameSuffix.MatchString(m[2]) {
			names = nameList(part)
		}
		for _, name := range names {
			switch person := statedPerson(name); {
			case len(people) > 0 && leadsWithAcronym(name) && !leadsWithAcronym(names[0]):
				return people, "" // a desk follows: "Jane Doe, RVP Harbour Desk"
			case person != "":
				people = append(people, person)
			case organisation == "" && len(people) == 0 && isOrganisation(name):
				organisation = organisationName(name)
			}
		}
	}
	return people, organisation
}

func leadsWithAcronym(name string) bool {
	first, _, more := strings.Cut(name, " ")
	return more && allCaps(first) && utf8.RuneCountInString(first) > 2 && !strings.Contains(first, ".")
}

// isOrganisation says whether a name has the words of an institution or a firm.
func isOrganisation(name string) bool {
	return organisationWords.MatchString(name) || corporate.MatchString(name) || slices.ContainsFunc(strings.Fields(name), isInstitution)
}

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
	name = withoutRole(byWord.ReplaceAllString(cleanName(name), ""))
	switch {
	case name == "" || utf8.RuneCountInString(name) > 60 || notAuthor.MatchString(name) || strings.ContainsFunc(name, unicode.IsDigit),
		jobTitle.MatchString(name), isOrganisation(name):
		return ""
	}
	if m := familyLead.FindStringSubmatch(name); m != nil {
		given, suffix := m[2], m[3]
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
	case personName(name):
		return familyFirst(name)
	case isUncased(first):
		return name
	case !strings.Contains(name, " ") && unicode.IsUpper(first) && !notNames[strings.ToLower(name)] && !allCaps(name) && !strings.ContainsAny(name, "._"):
		return name
	}
	return ""
}

// withoutRole cuts off what a person does, where it stands behind the name
// without a mark: "Jane Doe Senior Reporter".
func withoutRole(name string) string {
	words := strings.Fields(name)
	for i := 2; i < len(words); i++ {
		rest := strings.Join(words[i:], " ")
		if w := strings.ToLower(words[i]); (lang.IsOrdinary(w) || jobTitle.MatchString(words[i])) && (jobTitle.MatchString(rest) || bioRole.MatchString(rest)) {
			if front := strings.Join(words[:i], " "); personName(front) {
				return front
			}
		}
	}
	return name
}

// organisationName gives the name of an institution whole, "" for one that says
// nothing.
func organisationName(name string) string {
	name = byWord.ReplaceAllString(strings.Trim(name, " ,;|"), "")
	if notAuthor.MatchString(name) || strings.Contains(name, "://") || len(name) > 200 || lang.WordCount(name) > 14 {
		return ""
	}
	return name
}
