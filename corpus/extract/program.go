package extract

import (
	"strings"

	"footnote/corpus/extract/internal/sniff"
	"footnote/corpus/lang"
)

// Bounds of what shows that a text is a program or what one wrote: the rows that are looked
// at, how many of them there are at least, and the share in percent that are of the kind.
const (
	mostRowsSeen = 400
	fewestRows   = 6
	codeShare    = 60
	surelyShare  = 20
	dumpShare    = 80
	proseShare   = 10
)

var (
	// codeRow is a row of a program, or of a style sheet, with a sign that no sentence has.
	codeRow = lang.Regexp(`^\s*(?:[})\]]+[;,]?|[^\s"].*(?:\{|=>|\)\s*;|\);?|\};?|=\s*[^\s=].*;|[\w.]+:\s?[^;{}]+;)|(?:#include|#define|#!|import|from \w[\w.]* import|def \w+\(|class \w+[\w(){}<>, ]*[:{]|func \w*\(?|package \w+;?$|return\b|elif\b|else\s*[:{]|try\s*[:{]|except\b.*:|for .*(?:\{|:)|if .*(?:\{|:|then)$|while .*(?:\{|:)|fi$|done$|end$|var |let |const |public |private |static |//|/\*|\*/).*|[\w.\[\]"'$]+\s*[-+*/|]?=\s*\S.*)\s*$`)
	// surelyCode is one that no list of words has either: "Hund = dog" may be of a lesson.
	surelyCode = lang.Regexp(`[{};]\s*$|\)\s*:\s*$|^#!|^\s*(?:def \w+\(|import \w+|#include|class \w+)`)
	// logRow is what a server writes of a request or a program of what it does.
	logRow = lang.Regexp(`^(?:\S+ \S+ \S+ \[\d{1,2}/\w{3}/\d{4}[:\d +-]+\] "|\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}[^ \]]*\]? ?-? ?\[?(?i:debug|info|notice|warn(?:ing)?|error|fatal|trace|critical)\b|\w{3} [ \d]\d \d{2}:\d{2}:\d{2} \S+ [\w./-]+(?:\[\d+\])?: )`)
	// dumpRow shows bytes in figures.
	dumpRow = lang.Regexp(`^\s*(?:0x)?[0-9a-fA-F]{4,16}:?\s+(?:[0-9a-fA-F]{2,8}\s+){4,}`)
	// proseRow is most of a sentence.
	proseRow = lang.Regexp(`^[^{}=;<>|]*(?:\p{L}+[,.]?\s+){6,}[^{}=;<>|]*$`)
	// packed is a program without a row: signs stand close together in it.
	packed = lang.Regexp(`[;{}()=!&|][;{}()=!&|]|\w\(\w?[,)]|[{;]\w+:`)
)

// rowsOf gives the rows of a head that are not empty, as many as are looked at.
func rowsOf(data []byte) (rows []string) {
	for row := range strings.SplitSeq(sniff.Head(data), "\n") {
		if row = strings.TrimRight(row, " \t\r"); row != "" && len(rows) < mostRowsSeen {
			rows = append(rows, row)
		}
	}
	return rows
}

// share is how many of rows a pattern fits, in percent.
func share(rows []string, of *lang.Pattern) int {
	n := 0
	for _, row := range rows {
		if of.MatchString(row[:min(len(row), 400)]) {
			n++
		}
	}
	return n * 100 / max(1, len(rows))
}

// sniffLog says whether a text is what a server or a program wrote of its work.
func sniffLog(data []byte) bool {
	rows := rowsOf(data)
	return len(rows) >= fewestRows && share(rows, logRow) >= dumpShare
}

// sniffDump says whether a text shows bytes in figures.
func sniffDump(data []byte) bool {
	rows := rowsOf(data)
	return len(rows) >= fewestRows && share(rows, dumpRow) >= dumpShare
}

// sniffProgram says whether a text is a program or a style sheet: nearly all rows are such,
// and next to none is prose. Fences show a text about one.
func sniffProgram(data []byte) bool {
	rows := rowsOf(data)
	if len(rows) == 0 || strings.Contains(sniff.Head(data), "```") {
		return false
	}
	if len(rows) < fewestRows || longRows(rows) {
		return isPacked(rows)
	}
	return share(rows, codeRow) >= codeShare && share(rows, surelyCode) >= surelyShare && share(rows, proseRow) <= proseShare
}

const (
	fewestPacked = 400 // bytes of a program that was packed
	perSign      = 24  // bytes for each pair of signs in one, at most
	longRow      = 120 // bytes of a row that may be one
)

// longRows says whether most rows are longer than anybody writes those of a program.
func longRows(rows []string) bool {
	n := 0
	for _, row := range rows {
		if len(row) > longRow {
			n++
		}
	}
	return n*2 > len(rows)
}

// isPacked says whether rows are a program that was made small for the web.
func isPacked(rows []string) bool {
	text := strings.Join(rows, "\n")
	return len(text) >= fewestPacked && len(packed.FindAllStringIndex(text, -1)) >= len(text)/perSign
}
