package imprint

import (
	"slices"
	"strings"
	"testing"
)

// said writes what was read of a line, and "+" where words of it are left over.
func said(text string) string {
	line, ok := ReadLine(text)
	if !ok {
		return ""
	}
	var out []string
	for _, f := range line.Findings {
		if value := f.Value + strings.Join(f.Names, " & "); value != "" {
			out = append(out, f.Field+"="+value)
		}
	}
	slices.Sort(out)
	if !line.Whole {
		out = append(out, "+")
	}
	return strings.Join(out, "; ")
}

func TestReadLine(t *testing.T) {
	for text, want := range map[string]string{
		"Brenne Courier, 21 November 2013. By Ida Sund":                                    "authors=Sund, Ida; container=Brenne Courier; issued=2013-11-21",
		"*The Brenne Echo | 17 Jan 1974 | From our own reporter*":                          "container=The Brenne Echo; issued=1974-01-17; +",
		"From the magazine Low Water, winter 2012. The questions were put by Per Falk.":    "authors=Falk, Per; container=Low Water; issued=2012; +",
		"Podcast “The Weir”, episode 8, 3 May 2011. Host: Ida Sund":                        "authors=Sund, Ida; container=The Weir; issued=2011-05-03; number=8",
		"Transcript of the podcast Low Ground, episode 12, broadcast 5 July 2010":          "container=Low Ground; issued=2010-07-05; number=12",
		"Entry in the Pupil's Encyclopaedia of Rivers, revised edition, 2008":              "container=Pupil's Encyclopaedia of Rivers; edition=revised; issued=2008",
		"Chapter 5 of Ice: A History, by Ida Sund (Brenne University Press, 2004)":         "authors=Sund, Ida; container=Ice: A History; issued=2004; +",
		"Centre for Fords, working report 41, by Ida Sund and Per Falk, June 2009":         "authors=Sund, Ida & Falk, Per; genre=Working report; issued=2009-06; number=41; publisher=Centre for Fords",
		"Lecture by Dr Ida Sund, given at the Weir School on 8 March 2012":                 "authors=Sund, Ida; issued=2012-03-08; +",
		"Press release of Brenne Railways, 2 December 2009":                                "issued=2009-12-02; organisation=Brenne Railways; +",
		"The Weir Project, video conference of 22 February 2014, 17.00 to 18.50":           "issued=2014-02-22; organisation=The Weir Project; +",
		"Written by Ida Sund for the Brenne Anglers' Association, third edition":           "authors=Sund, Ida; edition=3; +",
		"Translated by Per Falk from the German of Ida Sund (1907). This version 1988.":    "authors=Sund, Ida; issued=1907; translators=Falk, Per; +",
		"Per Falk talks to Ida Sund of the county service; Radio Brenne, 12 November 2013": "authors=Falk, Per; container=Radio Brenne; issued=2013-11-12; +",
		"I. Sund, P. de Ruyter, 1984. Technical note 6 of the Coastal Survey":              "authors=Sund, I. & de Ruyter, P.; genre=Technical note; issued=1984; number=6; publisher=Coastal Survey",
		"Sund, I. and Falk, P. (2016). Northern Review of Fords, 22, 45-61.":               "authors=Sund, I. & Falk, P.; container=Northern Review of Fords; issued=2016; pages=45–61; volume=22",
		"Interview: Ida Sund. Aus der Zeitschrift „Fluss und Furt“, Heft 3, Mai 2012":      "authors=Sund, Ida; container=Fluss und Furt; issue=3; issued=2012-05",
		"Intervista a Teresa Fonte, a cura di Fausto Rivo; da Acque e Ponti, n. 5, 2014":   "authors=Rivo, Fausto; container=Acque e Ponti; issue=5; issued=2014; +",
		"Texte : Anne Rive. Photos : Luc Gué. Revue « Le Gué », n° 12, mars 2014":          "authors=Rive, Anne; container=Le Gué; issue=12; issued=2014-03; +",
		"De Ana Ribera. Revista Española de Ríos, núm. 23, mayo de 2017":                   "authors=Ribera, Ana; container=Revista Española de Ríos; issue=23; issued=2017-05",
		"Talbote, Mai 2012":   "container=Talbote; issued=2012-05",
		"Flugblatt, Mai 2012": "",
		"Entrevista de Ana Ribera. Revista Vado, núm. 23, mayo de 2017": "authors=Ribera, Ana; container=Vado; issue=23; issued=2017-05",

		// Who else did something, and what they are called by, in other orders and languages.
		"Edited by Ida Sund and first published in Ford Review 12 (2004)":                 "container=Ford Review; editors=Sund, Ida; issued=2004; volume=12",
		"Published in the Evening Courier on Tuesday, 4 May 1999":                         "container=Evening Courier; issued=1999-05-04",
		"Chapter 3 of Fords and Men by Per Falk":                                          "authors=Falk, Per; container=Fords and Men; +",
		"Per Falk, *Weir Post*, 9.2.2018":                                                 "authors=Falk, Per; container=Weir Post; issued=2018-02-09",
		"Ida Sund (Brenne University); Per Falk (Weir Institute), 3 May 2012":             "authors=Sund, Ida & Falk, Per; issued=2012-05-03; +",
		"Master's thesis by Per Falk, supervised by Dr Ida Sund, Brenne University, 2019": "authors=Falk, Per; genre=Master’s thesis; issued=2019; +",
		"Tesi di laurea di Carla Monti, relatrice prof.ssa Anna Rivo, 2012":               "authors=Monti, Carla; genre=Thesis; issued=2012; +",
		"Lezione tenuta dal prof. Carlo Monti all'Università di Brenna il 5 maggio 2011":  "authors=Monti, Carlo; issued=2011-05-05; +",
		"Mit Ida Sund sprach Per Falk, Brenner Talzeitung, 3.5.2012":                      "authors=Falk, Per; container=Brenner Talzeitung; issued=2012-05-03; +",
		"Defne Aksu ile söyleşi. Söyleşen: Murat Deniz. Kıyı dergisi, sayı 7, Mayıs 2013": "authors=Deniz, Murat; container=Kıyı; issue=7; issued=2013-05; +",
		"Selim Yurt'un konferansı, 8 Nisan 2015":                                          "authors=Yurt, Selim; issued=2015-04-08",
		"Kıyı Zeytin Kooperatifi, 12 Mart 2018":                                           "issued=2018-03-12; organisation=Kıyı Zeytin Kooperatifi",
		"Садовое товарищество «Брод», 22 февраля 2019 г. Секретарь: М. Совина":            "issued=2019-02-22; organisation=Садовое товарищество «Брод»; +",
		"بقلم سلمى الحداد، جريدة الشاطئ، 14 يونيو 2017":                                   "authors=سلمى الحداد; container=الشاطئ; issued=2017-06-14",
		"Voce della Piccola enciclopedia dei guadi, 2a edizione, vol. 4, 1979":            "container=Piccola enciclopedia dei guadi; edition=2; issued=1979; volume=4",
		"Raport Instytutu Brodów, nr 14/2018, lipiec 2018":                                "issued=2018-07; number=14/2018; +",
		"Ida Sund, Tygodnik Nadbrzeżny, 14 kwietnia 2013":                                 "authors=Sund, Ida; container=Tygodnik Nadbrzeżny; issued=2013-04-14",
		"Second edition, Brenne: Weir Press, 1998":                                        "edition=2; issued=1998; place=Brenne; publisher=Weir Press",
	} {
		if got := said(text); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}

// A subtitle, a motto, a dedication, a summary, those who were there and a first sentence say
// nothing of where a text is from.
func TestReadLineIsSparing(t *testing.T) {
	for _, text := range []string{
		"A history of the Brenne Society, 1850–1914",
		"The Brenne Society in 1914",
		"A tale of ice, debt and one stubborn miller",
		"“Who waits will cross.” Ida Sund",
		"“Who waits will cross.” (Ida Sund, 1907)",
		"For Ida, who crossed it in 1986",
		"In memory of Ida Sund, 1907–1986",
		"In March 2019 Per Falk lost his mill to the bank; three years later Ida Sund bought it back.",
		"In May 2019 Per Falk told The Brenne Courier that the weir would fail.",
		"Per Falk dug it in 1790 and was dead by Easter.",
		"By the spring of 1911 Ida Sund had left three schools.",
		"Present: Mrs Sund (chair), Mr P. Falk, Ms Rosa Weir. Apologies: Mr Vane.",
		"Key findings: nurses in Dr Ida Sund's 2012 cohort slept less than others.",
		"Ida Sund's talk of 3 May 2012 changed the law on fords.",
		"Based on a lecture by Ida Sund, given at the Weir School on 8 March 2012",
		"Review of “The Weir” by Ida Sund (Alder Press, 2019)",
		"Battle of Brenne, 21 November 1723",
		"Emily Post, 3 May 1920",
		"Hohen Ellern, den 3. Juni 1991",
		"Ida Sund, Per Falk, Rosa Weir",
		"To be sung slowly, by two voices, to the tune of Old Martin Grey",
		"Serves six. Soak overnight, from Friday evening to Saturday noon.",
		"From the river to the sea, and back again",
		"The House of Rivers in March 1998",
		"The Brenne Society v Ida Sund, 3 May 1998",
		"Photographs by Ida Sund, 2011",
		"Next meeting: Weir Hall, 3 May 2021",
		"Weir Hall B, Monday 10:15",
		"Prof. Per Falk, Great Hall annexe (G.03), Mon 14 Oct 2013, 11-12",
		"In der Nacht zum 3. Mai 1931 brach das Wehr, und Ida Sund sah es.",
		"De cómo Ana Ribera perdió el molino en 1931",
		"A story of bread, rain and the Weir Board",
	} {
		if got := said(text); got != "" {
			t.Errorf("%q: %s", text, got)
		}
	}
}
