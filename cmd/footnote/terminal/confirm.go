package terminal

import (
	"bufio"
	"io"
	"strings"
)

// Confirm asks a question that is answered with yes or no. Where nobody can answer
// it is not asked, and asked is false.
func (s *Screen) Confirm(stdin io.Reader, question string) (yes, asked bool) {
	if !OnTerminal(stdin) {
		return false, false
	}
	s.Paragraph("", question+" Answer yes or no.")
	answer, _ := bufio.NewReader(stdin).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "yes" || answer == "y", true
}
