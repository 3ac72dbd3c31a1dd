// Package questions has the commands that ask a library: ask and compare, which answer with
// passages and their citations, and quote, which checks a quotation.
//
// What an answer says in the terminal stands in print.go and explain.go, and what --json
// prints in json.go.
package questions
