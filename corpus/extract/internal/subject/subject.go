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

// About gives what a letter is about.
func About(subject string) string { return mark.ReplaceAllString(subject, "") }

// IsMarked says whether a subject says that its letter answers another one or passes one on.
func IsMarked(subject string) bool { return mark.MatchString(subject) }

// Passes says whether it says that its letter passes another one on.
func Passes(subject string) bool { return passedMark.MatchString(subject) }

// Answers says whether it says that its letter answers another one.
func Answers(subject string) bool { return IsMarked(subject) && !Passes(subject) }
