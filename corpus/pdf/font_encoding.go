package pdf

import (
	"strings"
)

// simpleEncoding finds the characters of the codes: those that the file names,
// over the font's own ones.
func simpleEncoding(o, descriptor object, name string) encoding {
	stated := o.get("Encoding")
	base := baseEncoding(stated.name())
	if base == nil {
		base = baseEncoding(stated.get("BaseEncoding").name())
	}
	if base == nil {
		base = builtIn(o, descriptor, name)
	}
	out := *base
	named := namedCodes(stated)
	character := func(n namedCode) string { return charactersOf(n.name) }
	if isBitmapped(o) {
		cork, companion := isCork(named), isCompanion(named)
		character = func(n namedCode) string {
			if s := companionSigns[n.code]; companion && s != "" {
				return s
			}
			return texCharacter(n.code, cork)
		}
	} else if byNumber := numbersOfNames(named); byNumber != nil {
		character = byNumber
	}
	for _, n := range named {
		out[n.code] = character(n)
	}
	return out
}

// A namedCode is a code of a font with the name of the letter that it shows.
type namedCode struct {
	code int
	name string
}

// namedCodes lists the codes that an encoding names.
func namedCodes(encoding object) []namedCode {
	var out []namedCode
	code := 0
	for _, item := range encoding.get("Differences").items() {
		if n, ok := item.number(); ok {
			code = int(max(0, min(n, 256)))
			continue
		}
		if code < 256 {
			out = append(out, namedCode{code, item.name()})
		}
		code++
	}
	return out
}

// builtIn gives the encoding that a font brings, or that fonts of its kind have.
func builtIn(o, descriptor object, name string) *encoding {
	const symbolic = 1 << 2
	switch {
	case strings.HasPrefix(name, "Symbol"):
		return symbol()
	case strings.Contains(name, "Dingbats"), strings.Contains(name, "Wingdings"), strings.Contains(name, "Webdings"):
		return dingbats()
	}
	if program := descriptor.get("FontFile"); program.isStream() {
		if data, err := program.data(); err == nil {
			return type1Encoding(data)
		}
	}
	if program := descriptor.get("FontFile3"); program.isStream() {
		if data, err := program.data(); err == nil {
			if own := cffEncoding(data); own != nil {
				return own
			}
		}
	}
	if o.get("Subtype").name() == "TrueType" || descriptor.get("Flags").integer()&symbolic == 0 && descriptor.get("FontFile2").isStream() {
		return winAnsi()
	}
	return standard()
}

// type1Encoding reads the encoding in the readable part of a Type 1 font:
// "dup 65 /A put" and the like.
func type1Encoding(program []byte) *encoding {
	s := scanner{data: program[:min(len(program), 64<<10)]}
	var out encoding
	var code, name token
	found := false
	for t := s.next(); t.kind != endOfData && t.text != "eexec"; t = s.next() {
		switch {
		case t.kind == numberToken:
			code = t
		case t.kind == nameToken:
			name = t
		case t.kind == keyword && t.text == "put" && code.number >= 0 && code.number < 256 && name.text != ".notdef":
			out[int(code.number)] = charactersOf(name.text)
			found = true
		}
	}
	if !found {
		return standard()
	}
	return &out
}
