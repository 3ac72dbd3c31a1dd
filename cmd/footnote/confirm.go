package main

import (
	"bufio"
	"strings"
)

// confirm asks a question that is answered with yes or no. Where nobody can answer
// it is not asked, and asked is false.
func (a *app) confirm(question string) (yes, asked bool) {
	if !onTerminal(a.stdin) {
		return false, false
	}
	a.err.paragraph("", question+" Answer yes or no.")
	answer, _ := bufio.NewReader(a.stdin).ReadString('\n')
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "yes" || answer == "y", true
}
