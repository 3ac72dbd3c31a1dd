// Package imprint reads what a work says of where it appeared: the page of a book that says whose
// it is and when it was printed ([ReadPage]), and the line below the title of a text that somebody
// keeps ([ReadLine]), which says who wrote it, where, when and for whom.
//
// Such a line is parted into sentences and pieces. Each piece is read by one of a table of readers:
// dates, numbers, roles, outlets, institutions. It is believed only where the line as a whole
// reads so; what no field holds is left to the text.
package imprint
