package docx

import (
	"encoding/xml"
	"strconv"
	"strings"

	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/lang"
	"footnote/corpus/line"
)

// A toggle is a property that is on, off, or left to the style below.
type toggle int8

const (
	unsaid toggle = iota
	on
	off
)

func toggleOf(val string) toggle {
	switch val {
	case "0", "false", "off", "none":
		return off
	}
	return on
}

// A docxLook is what a paragraph, a run or a style says of its look itself.
type docxLook struct {
	style   string // the id of the one that it goes by
	outline int    // level of a heading from 1, noHeading, 0 if nothing is said
	list    string // id of its numbering, "0" for none
	depth   int    // of an item in it, from 1, 0 if nothing is said
	size    int    // of the type in half points, 0 if nothing is said
	bold    toggle
	hidden  toggle
	raised  bool // superscript
	joined  bool // the end of the paragraph was deleted
	initial bool // nothing but a large first letter
}

const noHeading = -1

// readLook reads the properties in the element that was just opened.
func readLook(x *zipxml.ElementReader) (docxLook, error) {
	var l docxLook
	err := x.Children(func(tag xml.StartElement) error {
		val := zipxml.ValueOf(tag, "val")
		switch tag.Name.Local {
		case "pStyle", "rStyle":
			l.style = val
		case "outlineLvl":
			l.outline = outlineOf(val)
		case "numPr":
			return x.Children(func(tag xml.StartElement) error {
				l.readNumber(tag)
				return nil
			})
		case "b":
			l.bold = toggleOf(val)
		case "sz":
			l.size = sizeOf(val)
		case "vanish":
			l.hidden = toggleOf(val)
		case "strike", "dstrike": // what somebody took back, and no text of the work
			if toggleOf(val) == on {
				l.hidden = on
			}
		case "vertAlign":
			l.raised = l.raised || val == "superscript"
		case "position": // in half points above the line
			n, err := strconv.Atoi(val)
			l.raised = l.raised || err == nil && n > 3
		case "framePr":
			drop := zipxml.ValueOf(tag, "dropCap")
			l.initial = drop == "drop" || drop == "margin"
		case "rPr": // of the mark at the end of a paragraph
			return x.Children(func(tag xml.StartElement) error {
				l.joined = l.joined || tag.Name.Local == "del" || tag.Name.Local == "moveFrom"
				return nil
			})
		}
		return nil
	})
	return l, err
}

func (l *docxLook) readNumber(tag xml.StartElement) {
	switch tag.Name.Local {
	case "numId":
		l.list = zipxml.ValueOf(tag, "val")
	case "ilvl":
		if n, err := strconv.Atoi(zipxml.ValueOf(tag, "val")); err == nil && n >= 0 && n < mostListDepth {
			l.depth = n + 1
		}
	}
}

// plainSize is the size of the type, in half points, where no style says any.
const plainSize = 20

func sizeOf(val string) int {
	n, err := strconv.ParseFloat(val, 64)
	if err != nil || !(n >= 1 && n <= 1000) {
		return 0
	}
	return int(n)
}

func outlineOf(val string) int {
	if n, err := strconv.Atoi(val); err == nil && n >= 0 && n < 9 {
		return n + 1
	}
	return noHeading
}

// over gives a look laid over that of the style that it is based on.
func (l docxLook) over(base docxLook) docxLook {
	if l.outline == 0 {
		l.outline = base.outline
	}
	if l.list == "" {
		l.list = base.list
	}
	if l.depth == 0 {
		l.depth = base.depth
	}
	if l.size == 0 {
		l.size = base.size
	}
	if l.bold == unsaid {
		l.bold = base.bold
	}
	if l.hidden == unsaid {
		l.hidden = base.hidden
	}
	l.raised = l.raised || base.raised
	return l
}

// A docxRole is what the name of a style says of the part that a paragraph plays.
type docxRole int

const (
	bodyRole docxRole = iota
	titleRole
	subtitleRole
	authorRole
	companyRole
	dateRole
	quoteRole
	captionRole
	contentsRole
	referencesRole
	codeRole
	termRole       // a word that is explained
	definitionRole // what explains it
	hiddenRole
)

// skippedRoles are those that are left out, with their reason.
var skippedRoles = map[docxRole]string{captionRole: line.Caption, contentsRole: "contents", referencesRole: line.References}

// roleNames finds the role in a style's name. The program's own styles keep their
// English names in every language; other programs and templates translate them.
var roleNames = []struct {
	role  docxRole
	names *lang.Pattern
}{
	{titleRole, lang.Regexp(`^(?:title|titel|titre|título|titolo|tytuł|название|başlık|konu başlığı|标题|標題|表題|제목|العنوان)$`)},
	{subtitleRole, lang.Regexp(`^(?:subtitle|untertitel|sous-titre|subtítulo|sottotitolo|podtytuł|подзаголовок|alt ?(?:konu )?başlı[kğ]ı?|副标题|副題|부제)$`)},
	{authorRole, lang.Regexp(`^(?:authors?|autor(?:in|en)?|auteurs?|yazar|автор)$`)},
	{dateRole, lang.Regexp(`^(?:date|datum|fecha|tarih|дата|publish date|publication date|veröffentlichungsdatum|date de publication|fecha de publicación)$`)},
	{companyRole, lang.Regexp(`^(?:company|firma|société|compañía|organización|azienda|empresa|şirket|организация)$`)},
	{quoteRole, lang.Regexp(`^(?:intense )?(?:quote|quotations?)$|^block ?(?:text|quote|quotation)s?$|^(?:intensives )?zitat$|^citation(?: intense)?$|^(?:выделенная )?цитата(?: 2)?$|^cita$|^alıntı$`)},
	{captionRole, lang.Regexp(`^(?:table |image |figure )?(?:caption|beschriftung|légende|título de imagen|didascalia|подпись|название объекта|resim yazısı|题注|図表番号)$`)},
	{contentsRole, lang.Regexp(`^(?:toc|contents|index|verzeichnis|inhaltsverzeichnis|inhalt|tdm|tabla de contenidos?|tm|оглавление|içt|目录)(?: (?:\d|heading))?$|^table of (?:figures|authorities|contents)$|^toa heading$`)},
	{referencesRole, lang.Regexp(`^(?:bibliography|literaturverzeichnis|bibliographie|bibliografía|список литературы|kaynakça)$`)},
	{codeRole, lang.Regexp(`^(?:source code|html preformatted|preformatted text|code|macro text)$`)},
	{termRole, lang.Regexp(`^definition term$`)},
	{definitionRole, lang.Regexp(`^definition$`)},
	{hiddenRole, lang.Regexp(`^placeholder text$`)},
}

var headingName = lang.Regexp(`^(?:heading|überschrift|titre|título|encabezado|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|başlık|标题|標題|見出し|제목|عنوان|العنوان) ?([1-9])$`)

func roleOf(name string) docxRole {
	for _, r := range roleNames {
		if r.names.MatchString(name) {
			return r.role
		}
	}
	return bodyRole
}

// A docxStyle is a look and a role: those that a style is defined with, or those
// with all that the styles under it say.
type docxStyle struct {
	docxLook
	role docxRole
}

// docxStyles are the styles of a document by their ids.
type docxStyles struct {
	named map[string]docxStyle // as the document defines them
	plain string               // the id of the style of paragraphs that name none
	size  int                  // of the type where no style says any
	known map[string]docxStyle // with the styles under them
}

// MostStyles bounds the styles of a document, and deepestStyle how many may be
// based on one another: the files of strangers base them on themselves.
const (
	MostStyles   = 20000
	deepestStyle = 20
)

// readStyles reads the part with the styles.
func (r *docxReader) readStyles(x *zipxml.ElementReader) error {
	r.styles = docxStyles{named: map[string]docxStyle{}, known: map[string]docxStyle{}}
	return x.Root(func(tag xml.StartElement) error {
		if tag.Name.Local == "docDefaults" {
			return r.styles.readDefaults(x)
		}
		if tag.Name.Local != "style" || len(r.styles.named) >= MostStyles {
			return nil
		}
		s, err := readStyle(x)
		id := zipxml.ValueOf(tag, "styleId")
		r.styles.named[id] = s
		if val := zipxml.ValueOf(tag, "default"); zipxml.ValueOf(tag, "type") == "paragraph" && val != "" && toggleOf(val) == on {
			r.styles.plain = id
		}
		return err
	})
}

// readDefaults reads what holds for all styles.
func (s *docxStyles) readDefaults(x *zipxml.ElementReader) error {
	return x.Children(func(tag xml.StartElement) error {
		if tag.Name.Local != "rPrDefault" {
			return nil
		}
		return x.Children(func(xml.StartElement) error {
			l, err := readLook(x)
			s.size = l.size
			return err
		})
	})
}

func readStyle(x *zipxml.ElementReader) (docxStyle, error) {
	var s docxStyle
	name, base := "", ""
	err := x.Children(func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "name":
			name = strings.ToLower(lang.Squeeze(zipxml.ValueOf(tag, "val")))
		case "basedOn":
			base = zipxml.ValueOf(tag, "val")
		case "pPr", "rPr":
			l, err := readLook(x)
			s.docxLook = l.over(s.docxLook)
			return err
		}
		return nil
	})
	s.style, s.role = base, roleOf(name)
	if m := headingName.FindStringSubmatch(name); m != nil && s.outline == 0 {
		s.outline, _ = strconv.Atoi(m[1])
	}
	return s, err
}

// of gives the style with an id.
func (s docxStyles) of(id string) docxStyle {
	if known, ok := s.known[id]; ok {
		return known
	}
	if _, ok := s.named[id]; !ok {
		return docxStyle{docxLook: docxLook{style: id}}
	}
	var out docxStyle
	for at, depth := id, 0; depth < deepestStyle; depth++ {
		named, ok := s.named[at]
		if !ok {
			break
		}
		if out.role == bodyRole && out.outline == 0 {
			out.role = named.role
		}
		out.docxLook = out.over(named.docxLook)
		at = named.style
	}
	out.style = id
	s.known[id] = out
	return out
}

// paragraph gives the style of a paragraph that looks so.
func (s docxStyles) paragraph(l docxLook) docxStyle {
	if l.style == "" {
		l.style = s.plain
	}
	base := s.of(l.style)
	return docxStyle{docxLook: l.over(base.docxLook), role: base.role}
}

// run gives the style of a run that looks so.
func (s docxStyles) run(l docxLook) docxStyle {
	if l.style == "" {
		return docxStyle{docxLook: l}
	}
	base := s.of(l.style)
	out := docxStyle{docxLook: l.over(base.docxLook), role: base.role}
	if out.role == hiddenRole {
		out.hidden = on
	}
	return out
}
