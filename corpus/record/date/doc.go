// Package date reads when something appeared: a date in a line of a text, whatever its
// language ([Parse], [Whole], [Cut]), as somebody types it ([Typed]), and as records have it
// ([Read], [Date]), in ISO 8601 as precisely as it is known, or as a year in words for old
// works.
//
// A date that can be read in two ways is read as far as both agree.
package date
