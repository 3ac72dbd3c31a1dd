// Package postgrestest starts PostgreSQL servers for tests, in temporary folders, as another
// user where the tests run as root, which PostgreSQL refuses. Where its programs are missing
// the tests are skipped; with FOOTNOTE_TEST_POSTGRES=1 they fail.
//
// A package that tests with [Database] stops its server in the end:
//
//	func TestMain(m *testing.M) { postgrestest.Main(m) }
package postgrestest
