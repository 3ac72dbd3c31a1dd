package container

import (
	"fmt"
	"testing"
)

func TestReadBookLine(t *testing.T) {
	for text, want := range map[string]string{
		"In: T. Ekholm & I. Quade (Eds.), Mills of the North (pp. 45–68). Leeds: Alder Press, 2011.":                   "[Ekholm, T. Quade, I.] | Mills of the North | 45–68 | Leeds | Alder Press | 2011",
		"In: Ekholm T, Quade I (eds) Mills of the North. Alder Press, Leeds, pp 45–68 (2011)":                          "[Ekholm, T. Quade, I.] | Mills of the North | 45–68 | Leeds | Alder Press | 2011",
		"In Mills of the North, edited by T. Ekholm and I. Quade, 45–68. Leeds: Alder Press, 2011.":                    "[Ekholm, T. Quade, I.] | Mills of the North | 45–68 | Leeds | Alder Press | 2011",
		"In: Anna Holm/Jens Moor (Hrsg.): Wasser und Recht. Leipzig: Uferverlag 2009, S. 12–40.":                       "[Holm, Anna Moor, Jens] | Wasser und Recht | 12–40 | Leipzig | Uferverlag | 2009",
		"In: Tove Ekholm and Ilja Quade (eds.), Mills of the North, 1600–1900 (Leeds: Alder Press, 2011), pp. 45–68.":  "[Ekholm, Tove Quade, Ilja] | Mills of the North, 1600–1900 | 45–68 | Leeds | Alder Press | 2011",
		"In: Mills of the North. Alder Press, 2011, pp. 45-68.":                                                        "[] | Mills of the North | 45–68 |  | Alder Press | 2011",
		"Dans : Marie Dubois (dir.), Les eaux communes. Paris : Éditions du Pont, 2014, p. 33-51.":                     "[Dubois, Marie] | Les eaux communes | 33–51 | Paris | Éditions du Pont | 2014",
		"In Ekholm, T., & Quade, I. (Eds.). (2011). Mills of the North (2nd ed., pp. 45–68). Alder Press.":             "[Ekholm, T. Quade, I.] | Mills of the North | 45–68 |  | Alder Press | 2011",
		"In: the spring of 1805 a committee of five met (pp. 3–4) and nobody knew what it was that they had come for.": "",
		"In 1805 a committee of five disputed the account of the dry summer.":                                          "",
		"In: Mills of the North": "",
		"In the spring of 1806 the society edited by hand 40–50 pages of its minutes.": "",
	} {
		l, ok := ReadBookLine(text)
		got := ""
		if ok {
			got = fmt.Sprintf("%v | %s | %s | %s | %s | %s", l.editors, l.name, l.pages, l.place, l.publisher, l.year)
		}
		if got != want {
			t.Errorf("ReadBookLine(%q)\n got %s\nwant %s", text, got, want)
		}
	}
}
