// Package corpustest makes files for tests, writes documents as golden files hold them, and
// checks what every document and passage promises.
package corpustest
