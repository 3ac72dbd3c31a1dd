// Package web turns a public address of the web into a file that corpus can
// read.
//
// Its one door is [Fetcher.Fetch]. The address is a stranger's: it may name a
// machine of the network that the program stands in, lead in circles, send
// without end or not at all. So every connection is checked at the moment that
// it is made, every answer is bounded in bytes, time and redirects, and what a
// site says in its robots.txt is kept to (RFC 9309).
//
// What an address looks like is corpus's to say, [corpus.ParseAddress], because
// records hold addresses too; what may be spoken to is decided here. All that can
// go wrong is among the errors of corpus, [corpus.ErrForbiddenAddress] and
// what follows it, so that one table of sentences tells people of it.
//
//   - web.go: the Fetcher, its client and its guard
//   - response.go: a response to bytes and a name, its status to an error
//   - robots.go: the rules of a robots.txt
//   - robots_cache.go: what the sites of late have said in theirs
//
// Tests serve from the machine itself and open the guard for that by
// [Fetcher.Allow].
package web
