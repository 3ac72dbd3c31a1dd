package record

import "footnote/corpus/lang"

// The head of an interview says who asked and who was asked. The words are those of the one
// who was asked, who is its author.

// askerLabel stands before who asked, askedLabel before who was asked, and askedIn is how the
// title of an interview names the latter.
var (
	askerLabel = lang.Regexp(`(?i)^` + lang.LongestOf("label-interviewer") + `\s*[:：]\s*(\S.*)$`)
	askedLabel = lang.Regexp(`(?i)^` + lang.LongestOf("label-interviewee") + `\s*[:：]\s*(\S.*)$`)
	askedIn    = lang.Regexp(`(?i)^(?:an? |ein |une? |una )?(?:\p{L}+ )?(?:interview|gespräch|entretien|entrevista|intervista)\s` + with + `\s+((?-i:\p{Lu}).*)$`)
)

// ReadInterviewers gives whom a line says to have led an interview, nil for another line.
func ReadInterviewers(text string) []string { return namesBehind(askerLabel, text) }

// ReadInterviewed gives whom a line says to have been asked, nil for another line.
func ReadInterviewed(text string) []string { return namesBehind(askedLabel, text) }

// InterviewedIn gives whom the title of an interview names, nil for another title.
func InterviewedIn(title string) []string { return namesBehind(askedIn, title) }

// IsInterviewLabel says whether a line names one of the two with its label.
func IsInterviewLabel(text string) bool {
	return askerLabel.MatchString(text) || askedLabel.MatchString(text)
}

func namesBehind(label *lang.Pattern, text string) []string {
	m := label.FindStringSubmatch(text)
	if m == nil || lang.WordCount(text) > MostNames {
		return nil
	}
	return creditedNames(firstSentence(m[1]))
}
