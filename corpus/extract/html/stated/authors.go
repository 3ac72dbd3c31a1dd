package stated

import (
	"cmp"
	"slices"
	"strings"

	"footnote/corpus/extract/html/linked"
	"footnote/corpus/lang"
	"footnote/corpus/record"
)

// authorship is who made a work, as one kind of data tells it.
type authorship struct {
	people       []string // "Family, Given"
	organisation string
	from         string
}

func (a authorship) known() bool { return len(a.people) > 0 || a.organisation != "" }

// authorsFound gives who made the work, as each kind of data tells it. The site
// itself is nobody, and "contributors" are not named.
func (d *Data) authorsFound(site ...string) []record.Finding {
	isSite := func(name string) bool { return d.isNameOfSite(name, site) }
	places := d.placesOfAuthors()
	groups := make([]string, len(places)) // who is an organisation at one place is nobody at another
	for i, a := range places {
		groups[i] = a.organisation
	}
	for i := range places {
		places[i].people = slices.DeleteFunc(places[i].people, func(name string) bool {
			return isSite(name) || slices.ContainsFunc(groups, func(group string) bool { return sameName(name, group) })
		})
	}
	var out []record.Finding
	for _, a := range agreed(places) {
		if d.Wiki || strings.HasPrefix(strings.ToLower(a.organisation), "contributors to ") || len(a.people) > 0 { // all who write a wiki are nobody to cite
			a.organisation = ""
		}
		out = append(out, record.Named{People: a.people, Organisation: a.organisation}.Credit(a.from)...)
	}
	if !slices.ContainsFunc(out, func(f record.Finding) bool { return f.Value != "" || len(f.Names) > 0 }) {
		for _, a := range []authorship{{people: d.Boxed, from: record.FromBox}, {people: lang.Unique(d.Handles), from: record.FromHandle}} {
			a.people = slices.DeleteFunc(a.people, func(s string) bool { return !d.ownsBlog(s) && (isSite(s) || d.isSite(s, nil)) })
			out = append(out, record.Named{People: a.people}.Credit(a.from)...)
		}
	}
	return out
}

// placesOfAuthors are the kinds of data that name authors, the most telling first.
func (d *Data) placesOfAuthors() []authorship {
	return []authorship{
		d.creators(record.FromCitation, "citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name"),
		d.linkedAuthors(),
		d.creators(record.FromDublin, "dc.creator", "dcterms.creator", "dc.contributor.author", "dc.creator.personalname"),
		authorsOf(d.Props["author"], record.FromMicrodata),
		d.taggedAuthors(record.FromMeta, "author", "parsely-author", "sailthru.author", "byl", "article:author", "og:article:author", "article.author", "twitter:creator:name"),
		authorsOf(d.writtenBy(), record.FromMeta),
		{d.Signers, d.SigningOrganisation, record.FromByline},
	}
}

// mostCompared bounds the names at one place that are held against those at others.
const mostCompared = 50

// agreed gives the places that name authors, without the most telling one where others know
// better: one for programs that names the same persons and more, or two that agree on others
// and none on its own.
func agreed(places []authorship) []authorship {
	first := slices.IndexFunc(places, func(a authorship) bool { return len(a.people) > 0 })
	if first < 0 || places[first].from == record.FromCitation || len(places[first].people) > mostCompared {
		return places
	}
	said, votes := keysOf(places[first].people), map[string]int{}
	more, most, seconded := false, 0, false
	for _, a := range places[first+1:] {
		keys := keysOf(a.people)
		switch {
		case len(keys) == 0 || len(keys) > mostCompared:
			continue
		case slices.Equal(keys, said):
			seconded = true
			continue
		}
		all := strings.Join(keys, "\n")
		votes[all]++
		most = max(most, votes[all])
		more = more || a.from != record.FromByline && len(keys) > len(said) && !slices.ContainsFunc(said, func(k string) bool { return !slices.Contains(keys, k) })
	}
	if more || most > 1 && !seconded {
		places[first] = authorship{}
	}
	return places
}

// keysOf are the names of persons as they are compared, in one order.
func keysOf(people []string) []string {
	var keys []string
	for _, name := range people {
		keys = append(keys, keyOf(name))
	}
	slices.Sort(keys)
	return keys
}

// writtenLabel is that in the languages in which programs for blogs write it.
var writtenLabel = lang.Regexp(`(?i)^(?:written|verfasst|geschrieben|écrit|rédigé|escrito|scritto|geschreven|skrevet|skriven|napisane|napisano|автор|написано|yazan)(?:$|\s)`)

// writtenBy gives the values that cards for other sites show beside "Written by".
func (d *Data) writtenBy() []string {
	for _, n := range []string{"1", "2"} {
		if label := d.tag("twitter:label" + n); label != "" && (writtenLabel.MatchString(label) || record.ByWord.ReplaceAllString(label, "") == "") {
			return d.Tags["twitter:data"+n]
		}
	}
	return nil
}

// creators reads tags of which each names one author, or several. A group among persons is
// read once, as one of them: apart it would be an organisation, which is nobody among persons.
func (d *Data) creators(from string, names ...string) authorship {
	for _, name := range names {
		if a := oneEach(d.Tags[name], from); a.known() {
			return a
		}
	}
	return d.taggedAuthors(from, names...)
}

// mostTagged bounds the tags with authors that are read: the longest lists are those of
// experiments in physics.
const mostTagged = 5000

// oneEach reads values that name one author each, or several with semicolons, among them also
// groups; nobody where one names something else. Without a person groups are read from tags for
// programs that cite: elsewhere the second may be an office of the first.
func oneEach(values []string, from string) authorship {
	if len(values) == 1 {
		values = strings.Split(values[0], ";")
	}
	out, persons, groups := authorship{from: from}, 0, 0
	for _, value := range values[:min(len(values), mostTagged)] {
		named := record.Names(value, record.Inverted)
		switch {
		case len(named.People) == 1, len(named.People) > 1 && strings.Contains(value, ";"):
			persons++
			out.people = append(out.people, named.People...)
		case len(named.People) == 0 && named.Organisation != "":
			groups++
			out.people = append(out.people, named.Organisation)
		case record.IsAcronym(strings.TrimSpace(value)):
			out.people = append(out.people, strings.TrimSpace(value))
		default:
			return authorship{}
		}
	}
	if len(values) < 2 || persons == 0 && (groups == 0 || from != record.FromCitation) {
		return authorship{}
	}
	out.people = lang.Unique(out.people)
	return out
}

func (d *Data) taggedAuthors(from string, names ...string) authorship {
	for _, name := range names {
		values := slices.DeleteFunc(slices.Clone(d.Tags[name]), d.isJoinedSite)
		if a := authorsOf(values, from); a.known() {
			return a
		}
	}
	return authorship{}
}

// studies are the kinds of works that any group may write beside persons. Beside those of an
// article of a paper stands an agency, or the paper, more often than another.
var studies = []string{"ScholarlyArticle", "MedicalScholarlyArticle", "Report", "Book", "Chapter", "Thesis", "Dataset", "TechArticle"}

// linkedAuthors reads the authors of JSON-LD, of which each is a name, a person
// or an organisation.
func (d *Data) linkedAuthors() authorship {
	out := authorship{from: record.FromLinked}
	work := d.Work()
	for _, name := range []string{"author", "creator"} {
		var all []string // in their order
		for _, v := range work.List(name) {
			a := d.linkedAuthor(v)
			out.people = append(out.people, a.people...)
			out.organisation = cmp.Or(out.organisation, a.organisation)
			if all = append(all, a.people...); a.organisation != "" && (work.Is(studies...) || record.BesidePersons(a.organisation)) {
				all = append(all, a.organisation)
			}
		}
		if len(out.people) > 0 {
			out.people, out.organisation = all, ""
		}
		if out.known() {
			break
		}
	}
	out.people = lang.Unique(out.people)
	return out
}

// linkedAuthor reads one author of JSON-LD.
func (d *Data) linkedAuthor(v any) authorship {
	o, isObject := v.(map[string]any)
	person := linked.Object(o)
	switch {
	case isObject && !person.Is("Person") && person.Is("Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "EducationalOrganization", "CollegeOrUniversity", "NGO"):
		return authorship{organisation: record.OrganisationName(linked.Name(v))}
	case isObject && person.Text("familyName") != "" && person.Text("givenName") != "":
		return authorship{people: []string{person.Text("familyName") + ", " + person.Text("givenName")}}
	}
	a := authorsOf(linked.NamesOf(v), record.FromLinked)
	if name := record.Handle(linked.Name(v)); name != "" && !a.known() && isObject && person.Is("Person") {
		d.Handles = append(d.Handles, name)
	}
	return a
}

// authorsOf reads names as data gives them: one each, or several in one.
func authorsOf(values []string, from string) authorship {
	out := authorship{from: from}
	for _, value := range values {
		if len(value) > 600 || len(out.people) > 200 {
			continue
		}
		as := record.Stated
		if from == record.FromCitation || from == record.FromDublin {
			as = record.Inverted
		}
		named := record.Names(value, as)
		out.people = append(out.people, named.People...)
		out.organisation = cmp.Or(out.organisation, named.Organisation)
	}
	out.people = lang.Unique(out.people)
	return out
}
