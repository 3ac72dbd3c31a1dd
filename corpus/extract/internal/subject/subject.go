// Package subject reads the subject of a letter: whether it answers another one or passes one on,
// and what it is about.
package subject

import "footnote/corpus/lang"

// The marks at the head of a subject: of a letter that answers or passes on another, and of one
// that passes on. French programs set a blank before the colon.
var (
	mark       = lang.Regexp(`(?i)^(?:(?:(?:re|fwd?|aw|wg|sv|vs|vb|tr|rv|antw|enc|doorst|ynt|ilt)(?:\[\d+\])?\s?|[ir])[:：]\s*)+`)
	passedMark = lang.Regexp(`(?i)^(?:(?:fwd?|wg|tr|rv|vb|enc|doorst|ilt)(?:\[\d+\])?\s?|i)[:：]`)
)

// listName is the name of a mailing list, which its program sets before the subject and so between
// the marks of those who answer and pass on: "Re: [boats] Fwd: The tar".
var listName = lang.Regexp(`^\[[^\[\]]{1,40}\]\s*`)

// parted parts a subject from the marks on either side of the name of a list, and gives the first
// of them.
func parted(subject string) (first, about string) {
	first = mark.FindString(subject)
	about = subject[len(first):]
	name := listName.FindString(about)
	inner := mark.FindString(about[len(name):])
	if first == "" {
		first = inner
	}
	if inner != "" {
		about = name + about[len(name)+len(inner):]
	}
	return first, about
}

// About gives what a letter is about.
func About(subject string) string {
	_, about := parted(subject)
	return about
}

// IsMarked says whether a subject says that its letter answers another one or passes one on.
func IsMarked(subject string) bool {
	first, _ := parted(subject)
	return first != ""
}

// Passes says whether it says that its letter passes another one on.
func Passes(subject string) bool {
	first, _ := parted(subject)
	return passedMark.MatchString(first)
}

// Answers says whether it says that its letter answers another one.
func Answers(subject string) bool { return IsMarked(subject) && !Passes(subject) }
