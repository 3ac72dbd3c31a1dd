package line

import "footnote/corpus/lang"

// street is where a house stands, as it is written at the head of a letter: "12 Mill Lane",
// "Mühlweg 12", "12, rue du Moulin".
var street = lang.Regexp(`(?i)^\d{1,4}\s?[a-z]?,?\s(?:[\p{L}.’'-]+\s){1,3}(?:street|st|road|rd|lane|ln|avenue|ave|drive|close|terrace|crescent|square|boulevard|blvd)\.?,?$|` +
	`^\d{1,4}\s?[a-z]?,?\s(?:rue|avenue|boulevard|chemin|impasse|quai)\s\p{L}.{1,40}$|` +
	`^\p{L}[\p{L}. -]{1,30}(?:straße|strasse|str\.|weg|gasse|allee|platz|straat|laan)\s\d{1,4}\s?[a-z]?,?$|` +
	`^(?:via|viale|calle|rua|avenida|ulica|ul\.|улица|ул\.)\s\p{L}.{1,40}[\s,]\d{1,4}\s?[a-z]?,?$`)

// IsStreet says whether a line is a street with the number of a house.
func IsStreet(text string) bool { return len(text) <= 80 && street.MatchString(text) }
