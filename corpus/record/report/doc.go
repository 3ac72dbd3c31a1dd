// Package report reads what the first page of a report says of it: in which series it stands,
// its number there, and which institution gives it out.
package report
