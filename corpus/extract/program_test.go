package extract

import (
	"strings"
	"testing"

	"footnote/corpus"
)

func TestProgramsAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"style sheet": strings.Repeat("body{margin:0;padding:0}\n.head > a:hover{color:#fff}\n@media (max-width:600px){.nav{display:none}}\n", 4),
		"script":      strings.Repeat("#!/bin/x\nimport os\n\ndef main(argv):\n    for a in argv:\n        print(a)\n\nx = 3\n", 3),
		"C":           strings.Repeat("#include <x.h>\nint main(void) {\n  int a = 1;\n  /* one */\n  return a;\n}\n", 3),
		"packed":      strings.Repeat("!function(e,t){x.y=t()}(this,function(){var a=1;return a});", 10),
		"access log":  strings.Repeat("10.0.0.1 - - [04/Mar/2021:15:12:01 +0000] \"GET /a HTTP/1.1\" 200 17\n", 8),
		"system log":  strings.Repeat("Mar  4 15:12:01 mill sshd[812]: a session began\n", 8),
		"dump":        strings.Repeat("00000010  3c 68 74 6d 6c 3e 0a 3c  62 6f 64 79 3e 0a 3c 70  |..|\n", 8),
	} {
		f := formatOf(corpus.File{Name: "a.txt", Data: []byte(text)})
		if f.read != nil || f.advice != noWork {
			t.Errorf("%s is read as %s", name, f.name)
		}
	}
}

func TestProseIsNoProgram(t *testing.T) {
	for name, text := range map[string]string{
		"vocabulary": strings.Repeat("Hund = dog\nKatze = cat\nMaus = mouse\n", 5),
		"verse":      strings.Repeat("The water comes, the water goes;\nfor all of us, and no one knows;\nlet nobody say why;\n", 4),
		"lesson":     "How a loop is written.\n\n```\nfor (;;) {\n  a();\n}\n```\n\n```\nint a;\n```\n",
		"manual":     "Call it with a name: the program says who that is and since when.\n\n    greet(name);\n    leave();\n    wait(3);\n\nIt leaves again after three seconds, whatever the name was.\n\n    {\n    }\n",
		"diary":      strings.Repeat("2021-03-04 15:12 I came to the mill and nobody was there.\n", 8),
	} {
		if f := formatOf(corpus.File{Name: "a.txt", Data: []byte(text)}); f.read == nil {
			t.Errorf("%s is refused as %s", name, f.name)
		}
	}
}
