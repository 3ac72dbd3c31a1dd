// Package shorthand reads words that a library has in another form: short ones that chats
// write ("crits", "dmg", "temp"), and irregular ones of English ("broke", "mice").
//
//	shorthand.Clips("crit", "critical") // true, as are "dmg" and "damage"
//	shorthand.Known("temp")             // "temporary", "temperature": those that are words themselves
//	shorthand.Forms("broke")            // "break", "broken"
//
// It knows words alone. Which of them stand in a library, its caller knows.
package shorthand
