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
	named := func(s string) bool {
		return slices.ContainsFunc(site, func(name string) bool { return sameName(s, name) })
	}
	var out []record.Finding
	for _, a := range []authorship{
		d.citedAuthors(),
		d.taggedAuthors(record.FromCitation, "citation_author", "citation_authors", "bepress_citation_author", "eprints.creators_name"),
		d.linkedAuthors(),
		d.taggedAuthors(record.FromDublin, "dc.creator", "dcterms.creator", "dc.contributor.author", "dc.creator.personalname"),
		authorsOf(d.Props["author"], record.FromMicrodata),
		d.taggedAuthors(record.FromMeta, "author", "parsely-author", "sailthru.author", "byl", "article:author", "og:article:author", "article.author", "twitter:creator:name"),
		authorsOf(d.writtenBy(), record.FromMeta),
		{d.Signers, d.SigningOrganisation, record.FromByline},
	} {
		if strings.HasPrefix(strings.ToLower(a.organisation), "contributors to ") {
			a.organisation = ""
		}
		if a.people = slices.DeleteFunc(a.people, named); len(a.people) > 0 {
			a.organisation = ""
		}
		out = append(out, record.Named{People: a.people, Organisation: a.organisation}.Credit(a.from)...)
	}
	if !slices.ContainsFunc(out, func(f record.Finding) bool { return f.Value != "" || len(f.Names) > 0 }) {
		for _, a := range []authorship{{people: d.Boxed, from: record.FromBox}, {people: d.Handles, from: record.FromHandle}} {
			a.people = slices.DeleteFunc(a.people, func(s string) bool { return named(s) || d.isSite(s, nil) })
			out = append(out, record.Named{People: a.people}.Credit(a.from)...)
		}
	}
	return out
}

// writtenBy gives the values that cards for other sites show beside "Written by".
func (d *Data) writtenBy() []string {
	for _, n := range []string{"1", "2"} {
		if label := d.tag("twitter:label" + n); label != "" && record.ByWord.ReplaceAllString(label, "") == "" {
			return d.Tags["twitter:data"+n]
		}
	}
	return nil
}

// citedAuthors reads the tags that name one author each, among persons also a
// group.
func (d *Data) citedAuthors() authorship {
	values, out := d.Tags["citation_author"], authorship{from: record.FromCitation}
	persons := 0
	for _, value := range values[:min(len(values), 5000)] {
		named := record.Names(value, record.Inverted)
		people, group := named.People, named.Organisation
		switch {
		case len(people) == 1:
			persons++
			out.people = append(out.people, people[0])
		case len(people) == 0 && group != "":
			out.people = append(out.people, group)
		default:
			return authorship{} // several in one tag, or something else
		}
	}
	if len(values) < 2 || persons == 0 {
		return authorship{}
	}
	out.people = lang.Unique(out.people)
	return out
}

// sameName says whether a name is that of the site.
func sameName(name, site string) bool {
	words := strings.Fields(lang.Plain(name))
	other := strings.Fields(lang.Plain(site))
	slices.Sort(words)
	slices.Sort(other)
	return len(words) > 0 && slices.Equal(words, other)
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

// isJoinedSite says whether a value is the name of the site and looks like
// several names: "Sail & Oar".
func (d *Data) isJoinedSite(value string) bool {
	return record.ListJoint.MatchString(value) && slices.ContainsFunc(d.siteNames(), func(name string) bool { return sameName(value, name) })
}

// linkedAuthors reads the authors of JSON-LD, of which each is a name, a person
// or an organisation.
func (d *Data) linkedAuthors() authorship {
	out := authorship{from: record.FromLinked}
	work := d.Work()
	for _, name := range []string{"author", "creator"} {
		for _, v := range work.List(name) {
			o, isObject := v.(map[string]any)
			person := linked.Object(o)
			switch {
			case isObject && person.Is("Organization", "NewsMediaOrganization", "Corporation", "GovernmentOrganization", "EducationalOrganization", "CollegeOrUniversity", "NGO"):
				out.organisation = cmp.Or(out.organisation, record.OrganisationName(linked.Name(v)))
			case isObject && person.Text("familyName") != "" && person.Text("givenName") != "":
				out.people = append(out.people, person.Text("familyName")+", "+person.Text("givenName"))
			default:
				a := authorsOf(linked.NamesOf(v), out.from)
				if name := record.Handle(linked.Name(v)); name != "" && !a.known() && isObject && person.Is("Person") {
					d.Handles = append(d.Handles, name)
				}
				out.people = append(out.people, a.people...)
				out.organisation = cmp.Or(out.organisation, a.organisation)
			}
		}
		if out.known() {
			break
		}
	}
	out.people = lang.Unique(out.people)
	return out
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
