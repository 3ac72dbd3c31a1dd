package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/filter"
	corefont "github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// This file is the only one that knows the library that parses the structure
// of a file. Its validator is not used: it refuses files that can be read, and
// nothing here relies on what it would have checked.

// What one file may take. The sums hold for the whole file, and what a file may
// ask for grows with it: a few hundred bytes that say the same thing again and again must
// not take as long as a book.
const (
	mostStreamBytes = 32 << 20 // of one stream, decoded
	mostObjects     = 1_000_000
	mostDepth       = 60 // of objects in objects
)

var (
	mostBytes  = share{8 << 20, 100, 256 << 20}   // of all streams that were decoded
	mostWork   = share{2_000_000, 20, 30_000_000} // in operators, or what takes as long
	mostGlyphs = share{300_000, 4, 20_000_000}
)

// A share is what a file may ask for: least, and so much more for each of its
// bytes, up to most.
type share struct{ least, each, most int }

func (s share) of(bytes int) int { return min(s.most, s.least+s.each*bytes) }

// What takes longer than an operator, in operators, and how many ranges of a CMap
// are looked through in the time of one.
const (
	rangesWork   = 64
	streamWork   = 100    // to find and decode a stream, however short
	trueTypeWork = 10_000 // to ask a font for all of its characters
)

// A parsed file is its objects, decrypted, and what is left of its budget.
type parsed struct {
	xref  *model.XRefTable
	bytes int64 // that may still be decoded
	work  int   // that may still be done
	size  int   // of the file, in bytes
}

// spend takes from the work that may be done. It gives ErrTooLarge when that is
// used up.
func (p *parsed) spend(work int) error {
	if p.work -= work; p.work < 0 {
		return fmt.Errorf("more than %d operators, or what takes as long, in %d KiB: %w", mostWork.of(p.size), p.size>>10, ErrTooLarge)
	}
	return nil
}

// parse reads the structure of a file: cross references, object streams,
// encryption. The library may panic on broken ones.
func parse(ctx context.Context, data []byte) (p *parsed, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p, err = nil, fmt.Errorf("parse: %v: %w", cause, ErrMalformed)
		}
	}()
	data = withEncryptionObject(data)
	read, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), configuration(data))
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("parse: %w: %w", err, ErrMalformed)
	}
	size := len(data)
	return &parsed{xref: read.XRefTable, bytes: int64(mostBytes.of(size)), work: mostWork.of(size), size: size}, nil
}

// configuration is written out because the library's own one comes from a
// folder in the home of the user, which it makes.
func configuration(data []byte) *model.Configuration {
	// Object streams are decoded while the file is opened, and kept.
	streams := int64(bytes.Count(data, []byte("/ObjStm")) + 1)
	return &model.Configuration{
		Reader15:       true,
		ValidationMode: model.ValidationRelaxed,
		Offline:        true,
		Cmd:            model.EXTRACTCONTENT,
		Limits: model.ResourceLimits{
			MaxStreamBytes:       mostStreamBytes,
			MaxDecodeBytes:       min(mostStreamBytes, int64(mostBytes.most)/streams),
			MaxObjectCount:       mostObjects,
			MaxObjectStreamCount: mostObjects,
			MaxObjectStreamFirst: 4 << 20,
			MaxXRefEntries:       mostObjects,
			MaxRecursionDepth:    mostDepth,
		},
	}
}

// root gives the catalog of the file.
func (p *parsed) root() object {
	if p.xref.Root == nil {
		return object{}
	}
	return p.object(*p.xref.Root)
}

// info gives the dictionary with the properties of the file.
func (p *parsed) info() object {
	if p.xref.Info == nil {
		return object{}
	}
	return p.object(*p.xref.Info)
}

// An object is any value of a file, with references followed. Asked for what
// it is not, it gives the zero value: a broken file lacks things, and each is
// harmless where it is missed.
type object struct {
	in    *parsed
	ref   int // its number, 0 for one that stands inside another
	value types.Object
}

// object follows a reference; a chain of them ends in nothing.
func (p *parsed) object(value types.Object) object {
	ref, ok := value.(types.IndirectRef)
	if !ok {
		return object{in: p, value: value}
	}
	target, err := p.xref.Dereference(ref)
	if err != nil {
		return object{in: p}
	}
	if _, again := target.(types.IndirectRef); again {
		return object{in: p}
	}
	return object{in: p, ref: ref.ObjectNumber.Value(), value: target}
}

func (o object) entries() types.Dict {
	switch v := o.value.(type) {
	case types.Dict:
		return v
	case types.StreamDict:
		return v.Dict
	case *types.StreamDict:
		return v.Dict
	case types.ObjectStreamDict:
		return v.Dict
	}
	return nil
}

// get gives the entry of a dictionary or of a stream's dictionary.
func (o object) get(key string) object {
	value, ok := o.entries()[key]
	if !ok {
		return object{in: o.in}
	}
	return o.in.object(value)
}

func (o object) isDict() bool { return o.entries() != nil }

// items gives the items of an array, none when the work of the file is used up.
func (o object) items() []object {
	array, _ := o.value.(types.Array)
	if len(array) == 0 || o.in.spend(len(array)) != nil {
		return nil
	}
	out := make([]object, len(array))
	for i, item := range array {
		out[i] = o.in.object(item)
	}
	return out
}

func (o object) name() string {
	name, _ := o.value.(types.Name)
	return name.Value()
}

func (o object) number() (float64, bool) {
	switch v := o.value.(type) {
	case types.Integer:
		return float64(v.Value()), true
	case types.Float:
		return v.Value(), true
	}
	return 0, false
}

// numbers gives the numbers of an array, nil if something else is in it.
func (o object) numbers() []float64 {
	var out []float64
	for _, item := range o.items() {
		n, ok := item.number()
		if !ok {
			return nil
		}
		out = append(out, n)
	}
	return out
}

func (o object) integer() int {
	n, _ := o.number()
	return int(max(-1<<31, min(n, 1<<31-1)))
}

// text gives the bytes of a string.
func (o object) text() string {
	var b []byte
	switch v := o.value.(type) {
	case types.StringLiteral:
		b, _ = types.Unescape(v.Value())
	case types.HexLiteral:
		b, _ = v.Bytes()
	}
	return string(b)
}

func (o object) isStream() bool {
	switch o.value.(type) {
	case types.StreamDict, *types.StreamDict:
		return true
	}
	return false
}

// data decodes a stream. It gives ErrTooLarge for one that is larger than a
// stream may be, or if the file has had its share.
func (o object) data() (data []byte, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			data, err = nil, fmt.Errorf("decode stream %d: %v: %w", o.ref, cause, ErrMalformed)
		}
	}()
	var stream types.StreamDict
	switch v := o.value.(type) {
	case types.StreamDict:
		stream = v
	case *types.StreamDict:
		stream = *v
	default:
		return nil, fmt.Errorf("decode object %d: no stream: %w", o.ref, ErrMalformed)
	}
	if err := o.in.spend(streamWork); err != nil {
		return nil, fmt.Errorf("decode stream %d: %w", o.ref, err)
	}
	limit := min(mostStreamBytes, o.in.bytes)
	if limit > 0 {
		err = stream.DecodeWithLimit(limit)
	}
	if limit <= 0 || errors.Is(err, filter.ErrDecodeLimitExceeded) {
		o.in.bytes -= limit // it has cost as much as one that is not refused
		if limit < mostStreamBytes {
			return nil, fmt.Errorf("decode stream %d: more than %d MiB of streams in %d KiB: %w", o.ref, mostBytes.of(o.in.size)>>20, o.in.size>>10, ErrTooLarge)
		}
		return nil, fmt.Errorf("decode stream %d: more than %d MiB: %w", o.ref, limit>>20, ErrTooLarge)
	}
	if err != nil {
		return nil, fmt.Errorf("decode stream %d: %w: %w", o.ref, err, ErrMalformed)
	}
	o.in.bytes -= int64(len(stream.Content))
	return stream.Content, nil
}

// standardWidth is the width of a character, in thousandths of the size, in one
// of the 14 fonts that files need not describe. It is 0 for other fonts.
func standardWidth(fontName, character string) float64 {
	if !corefont.IsCoreFont(fontName) {
		return 0
	}
	code := slices.Index(winAnsi()[:], character) // which the library numbers them by
	if code < 0 {
		return 500
	}
	width, err := corefont.CharWidth(fontName, rune(code))
	if err != nil {
		return 0
	}
	return float64(width)
}
