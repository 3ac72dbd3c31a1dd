package pdf

import (
	"cmp"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// What people typed into the fields of a form stands in the fields and not in the
// page. Viewers show it in the rectangles of the fields, and so does this file: as
// text in lines that fit into them. How a field looks is not read: many have no
// look until a viewer gives them one.

// What one page may have of fields, and one field of characters.
const (
	mostFields     = 2000
	mostFieldText  = 20_000
	mostParents    = 20 // that a field inherits from
	usualFieldSize = 10 // of type, in points
	fieldLeading   = 1.2
)

// The flags of an annotation, and of a field.
const (
	hiddenFlag, noViewFlag = 1 << 1, 1 << 5
	multilineFlag          = 1 << 12
	passwordFlag           = 1 << 13
)

// A field is a filled one as it is shown on a page.
type field struct {
	text      string
	box       [4]float64 // left, bottom, right, top
	size      float64    // of its type, 0 for what fits
	multiline bool
}

// fields lists the filled fields of a page, in the order of the file.
func (n pageNode) fields() []field {
	var out []field
	for i, note := range n.page.get("Annots").items() {
		if i >= mostFields {
			break
		}
		if f, ok := filledField(note); ok {
			out = append(out, f)
		}
	}
	return out
}

// filledField reads an annotation that shows a field with text in it.
func filledField(note object) (field, bool) {
	box := note.get("Rect").numbers()
	kind, flags := inherited(note, "FT").name(), inherited(note, "Ff").integer()
	hidden := note.get("F").integer()&(hiddenFlag|noViewFlag) != 0
	if note.get("Subtype").name() != "Widget" || kind != "Tx" && kind != "Ch" || len(box) != 4 || hidden || flags&passwordFlag != 0 {
		return field{}, false
	}
	value := inherited(note, "V")
	texts := []string{textString(value.text())}
	for _, chosen := range value.items() {
		texts = append(texts, textString(chosen.text()))
	}
	if kind == "Ch" {
		shown := shownChoices(inherited(note, "Opt"))
		for i, text := range texts {
			texts[i] = cmp.Or(shown[text], text)
		}
	}
	f := field{text: strings.Trim(strings.Join(texts, "\n"), "\n"), multiline: flags&multilineFlag != 0 || len(texts) > 1}
	f.box = [4]float64{min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])}
	f.size = typeSize(inherited(note, "DA").text())
	sane := matrix{a: f.box[0], b: f.box[1], c: f.box[2], d: f.box[3]}.sane()
	return f, sane && strings.TrimSpace(f.text) != "" && len(f.text) <= mostFieldText
}

// shownChoices gives what a field to choose from shows for each value that it may have.
func shownChoices(options object) map[string]string {
	shown := map[string]string{}
	for i, option := range options.items() {
		if pair := option.items(); len(pair) == 2 && i < mostFields {
			shown[textString(pair[0].text())] = textString(pair[1].text())
		}
	}
	return shown
}

// inherited gives an entry of a field, or of the nearest field that it is part of.
func inherited(o object, key string) object {
	for range mostParents {
		if found := o.get(key); found.value != nil {
			return found
		}
		o = o.get("Parent")
	}
	return object{in: o.in}
}

var fontOperator = regexp.MustCompile(`([0-9.]+)\s+Tf\b`)

// typeSize gives the size that the default appearance of a field sets.
func typeSize(appearance string) float64 {
	m := fontOperator.FindStringSubmatch(appearance)
	if m == nil {
		return 0
	}
	size, _ := strconv.ParseFloat(m[1], 64)
	return min(size, 100)
}

// fieldFont is what fields are set in.
var fieldFont = &font{Font: Font{Name: "Helvetica"}, unit: 1, height: 1, upright: 1}

// showFields shows the filled fields of a page as text.
func (in *interpreter) showFields(fields []field) {
	in.marks, in.graphics.font, in.graphics.stretch, in.graphics.rise = nil, fieldFont, 1, 0
	for _, f := range fields {
		size := f.typeSize()
		base := f.box[3] - size
		if !f.multiline {
			base = (f.box[1]+f.box[3])/2 - 0.3*size
		}
		for i, line := range f.lines(size) {
			in.graphics.size = size
			in.text = moved(f.box[0]+2, base-float64(i)*fieldLeading*size)
			for _, r := range line {
				if len(in.glyphs) >= mostOnPage {
					return
				}
				c := char{text: tidy(string(r), "")}
				width := fieldWidth(r) * size
				in.addGlyph(c, width)
				in.advance(width)
			}
		}
	}
}

// typeSize is the size in which all of a field's text fits into its height.
func (f field) typeSize() float64 {
	size, height := f.size, f.box[3]-f.box[1]
	if size == 0 {
		size = min(usualFieldSize, max(height*0.8, 4))
	}
	for f.multiline && size > 4 && float64(len(f.lines(size)))*fieldLeading*size > height {
		size *= 0.9
	}
	return max(size, 1)
}

// lines cuts the text of a field where its line breaks are, and where a line is
// full if it has several.
func (f field) lines(size float64) []string {
	var out []string
	for row := range strings.SplitSeq(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(f.text), "\n") {
		if !f.multiline {
			out = append(out, row)
			continue
		}
		out = append(out, wrapped(row, (f.box[2]-f.box[0]-4)/size)...)
	}
	return out
}

// wrapped cuts a row into lines of a width, in ems, between words.
func wrapped(row string, most float64) []string {
	var out []string
	width := math.Inf(1)
	for word := range strings.FieldsSeq(row) {
		length := 0.0
		for _, r := range word {
			length += fieldWidth(r)
		}
		if width+fieldWidth(' ')+length > most {
			out = append(out, word)
			width = length
			continue
		}
		out[len(out)-1] += " " + word
		width += fieldWidth(' ') + length
	}
	return out
}

// fieldWidth is the width of a character in ems.
func fieldWidth(r rune) float64 {
	if width := standardWidth(fieldFont.Name, string(r)); width > 0 {
		return width / 1000
	}
	return 0.5
}
