// Package person takes the names of who made a work apart ([Read]) and gives them in the
// forms that citations want: inverted, with initials, in lists with "and" or "et al.".
//
// Names are those of records, "Family, Given, Suffix", or one name for an institution.
package person
