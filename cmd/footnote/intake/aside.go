package intake

import (
	"fmt"
	"strings"
)

// mostAside is how many of the files that are left aside are named.
const mostAside = 10

// An aside is the files of folders that are left aside, since no text is read from what
// has such a name.
type aside struct {
	names []string // the first of them
	more  int      // how many there are besides
}

func (s *aside) note(path string) {
	if len(s.names) < mostAside {
		s.names = append(s.names, path)
	} else {
		s.more++
	}
}

// reportAside names them in one line, so that nobody takes a folder for added whole.
func (a app) reportAside(s aside) {
	if len(s.names) == 0 {
		return
	}
	line := strings.Join(s.names, ", ")
	if s.more > 0 {
		line += fmt.Sprintf(" and %d more", s.more)
	}
	a.Err.Paragraph("left aside ", line+": no text is read from files of such names. Add one by itself to see why.")
}
