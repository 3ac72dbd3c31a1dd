package lang

import (
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a regular expression that is made ready when it is first asked for. The
// readers have hundreds of them, of which one text needs few: made ready at the start,
// they took a third of the time of a short command, and of each process that reads a file.
//
// Most texts lack a word that each match has: of short ones that is seen before a pattern is
// made ready and tried, which takes ten to a thousand times as long.
type Pattern struct {
	ready func() *regexp.Regexp
	needs func() needs
}

// longestSeen is how long a text may be, in bytes, that is looked through for what a pattern
// needs: one that stands at the beginning of a long one is seen there sooner.
const longestSeen = 1 << 10

// Regexp gives the pattern of an expression in the syntax of package regexp, in which [OneOf],
// [LongestOf] and [LabelOf] may stand for the phrases of lists. What is no expression panics when
// it is first asked for; a test looks at each that is in the code.
func Regexp(expression string) *Pattern {
	return RegexpOf(func() string { return withPhrases(expression) })
}

// RegexpOf gives the pattern of an expression that is put together when it is first asked for.
func RegexpOf(expression func() string) *Pattern {
	expression = sync.OnceValue(expression)
	return &Pattern{
		ready: sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression()) }),
		needs: sync.OnceValue(func() needs { return needsOf(expression()) }),
	}
}

// mayMatch says whether a text has what a match needs.
func (p *Pattern) mayMatch(s string) bool {
	return len(s) > longestSeen || p.needs().in(s)
}

// MatchString is that of regexp.Regexp, and takes the capital İ of Turkish for one of i.
func (p *Pattern) MatchString(s string) bool {
	return p.matches(s) || strings.Contains(s, "İ") && p.matches(strings.ReplaceAll(s, "İ", "I"))
}

func (p *Pattern) matches(s string) bool { return p.mayMatch(s) && p.ready().MatchString(s) }

// Match is that of regexp.Regexp.
func (p *Pattern) Match(b []byte) bool { return p.ready().Match(b) }

// FindString is that of regexp.Regexp.
func (p *Pattern) FindString(s string) string {
	if !p.mayMatch(s) {
		return ""
	}
	return p.ready().FindString(s)
}

// FindStringIndex is that of regexp.Regexp.
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindStringIndex(s)
}

// FindStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindStringSubmatchIndex(s)
}

// FindAllString is that of regexp.Regexp.
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindAllString(s, n)
}

// FindAllStringIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of regexp.Regexp.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.mayMatch(s) {
		return nil
	}
	return p.ready().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of regexp.Regexp.
func (p *Pattern) ReplaceAllString(s, by string) string {
	if !p.mayMatch(s) {
		return s
	}
	return p.ready().ReplaceAllString(s, by)
}

// ReplaceAllStringFunc is that of regexp.Regexp.
func (p *Pattern) ReplaceAllStringFunc(s string, by func(string) string) string {
	if !p.mayMatch(s) {
		return s
	}
	return p.ready().ReplaceAllStringFunc(s, by)
}

// Split is that of regexp.Regexp.
func (p *Pattern) Split(s string, n int) []string { return p.ready().Split(s, n) }

// SubexpIndex is that of regexp.Regexp.
func (p *Pattern) SubexpIndex(name string) int { return p.ready().SubexpIndex(name) }

// SubexpNames is that of regexp.Regexp.
func (p *Pattern) SubexpNames() []string { return p.ready().SubexpNames() }

// FindSubmatch is that of regexp.Regexp.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.ready().FindSubmatch(b) }

// FindIndex is that of regexp.Regexp.
func (p *Pattern) FindIndex(b []byte) []int { return p.ready().FindIndex(b) }

// Find is that of regexp.Regexp.
func (p *Pattern) Find(b []byte) []byte { return p.ready().Find(b) }

// FindAll is that of regexp.Regexp.
func (p *Pattern) FindAll(b []byte, n int) [][]byte { return p.ready().FindAll(b, n) }

// String is that of regexp.Regexp.
func (p *Pattern) String() string { return p.ready().String() }
