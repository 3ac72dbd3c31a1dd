// Package glossary knows what common words of some languages are in English, so that the
// built-in table, which was learned from English, can tell which of them are near in meaning:
// "Chef" and "Arbeitgeber" are "boss" and "employer".
//
//	g := glossary.New(table)
//	asked := g.Read("nachtzuschlag", "de") // of a night, and of something more
//	g.Near(asked, g.Read("nachts", "de"))  // 0.5: one of its two parts
//
// Words are found by their stems; a compound of German by its parts. What stands in words.tsv
// are words of our own choice, a row for an English word and those that are it in each
// language: what people say every day beside what texts say for it.
package glossary
