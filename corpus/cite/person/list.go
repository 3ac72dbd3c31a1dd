package person

import (
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/lang"
)

// ReadAll reads names, and leaves out the empty ones.
func ReadAll(names []string) []Name {
	var out []Name
	for _, name := range names {
		if p := Read(name); p != (Name{}) {
			out = append(out, p)
		}
	}
	return out
}

// Others stands behind names that are not all.
const Others = corpus.Others

// Known gives those who are named, for what has no form for others.
func Known(people []Name) []Name {
	return slices.DeleteFunc(slices.Clone(people), func(p Name) bool { return p.Family == Others })
}

// Join joins names with a word before the last, and with a comma there too
// where an American list of three or more has one.
func Join(names []string, and string, serial bool) string {
	last := len(names) - 1
	switch {
	case last < 0:
		return ""
	case last == 0:
		return names[0]
	case last == 1 && names[last] == Others:
		return names[0] + " " + Others
	case names[last] == Others:
		return strings.Join(names, ", ")
	case last > 1 && serial:
		return strings.Join(names[:last], ", ") + ", " + and + " " + names[last]
	}
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}

// Direct gives "Tor Doe, Ina Roe, and Max Poe".
func Direct(people []Name, and string) string {
	var names []string
	for _, p := range people {
		names = append(names, p.Direct())
	}
	return Join(names, and, true)
}

// Initialed gives "T. Doe & I. Roe", with initials as short makes them of given names.
func Initialed(people []Name, and string, serial bool, short func(string) string) string {
	var names []string
	for _, p := range people {
		if p.EastAsian() {
			names = append(names, p.Direct())
			continue
		}
		names = append(names, lang.JoinSome(" ", short(p.Given), p.Family, p.Suffix))
	}
	return Join(names, and, serial)
}

// List gives authors as American styles list them: the first as listedFirst has it,
// "and" before the last. Of more than most only the first few are named.
func List(people []Name, most, few int, listedFirst func(Name) string) string {
	if len(people) == 0 {
		return ""
	}
	names := []string{listedFirst(people[0])}
	for _, p := range people[1:] {
		names = append(names, p.Direct())
	}
	last := len(names) - 1
	switch {
	case last == 0:
		return names[0]
	case last == 1 && names[last] == Others && !strings.Contains(names[0], ","), len(names) > most && few == 1 && !strings.Contains(names[0], ","):
		return names[0] + " " + Others
	case len(names) > most:
		return strings.Join(names[:few], ", ") + ", " + Others
	case names[last] == Others:
		return strings.Join(names, ", ")
	case last == 1 && !strings.Contains(names[0], ","):
		return names[0] + " and " + names[1]
	}
	return strings.Join(names[:last], ", ") + ", and " + names[last]
}
