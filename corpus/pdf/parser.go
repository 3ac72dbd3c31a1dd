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

// What one file may take. The sums hold for the whole file.
const (
	mostStreamBytes = 32 << 20  // of one stream, decoded
	mostBytes       = 256 << 20 // of all streams that were decoded
	mostObjects     = 1_000_000
	mostDepth       = 60 // of objects in objects
)

// A parsed file is its objects, decrypted, and what is left of its budget.
type parsed struct {
	xref  *model.XRefTable
	bytes int64 // that may still be decoded
}

// parse reads the structure of a file: cross references, object streams,
// encryption. The library may panic on broken ones.
func parse(ctx context.Context, data []byte) (p *parsed, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			p, err = nil, fmt.Errorf("parse: %v: %w", cause, ErrMalformed)
		}
	}()
	read, err := pdfcpu.ReadWithContext(ctx, bytes.NewReader(data), configuration(data))
	switch {
	case ctx.Err() != nil:
		return nil, context.Cause(ctx)
	case errors.Is(err, pdfcpu.ErrWrongPassword):
		return nil, ErrEncrypted
	case err != nil:
		return nil, fmt.Errorf("parse: %w: %w", err, ErrMalformed)
	}
	return &parsed{xref: read.XRefTable, bytes: mostBytes}, nil
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
			MaxDecodeBytes:       min(mostStreamBytes, mostBytes/streams),
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

// items gives the items of an array.
func (o object) items() []object {
	array, _ := o.value.(types.Array)
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
	limit := min(mostStreamBytes, o.in.bytes)
	if limit <= 0 {
		return nil, fmt.Errorf("decode stream %d: %d MiB in all: %w", o.ref, mostBytes>>20, ErrTooLarge)
	}
	err = stream.DecodeWithLimit(limit)
	if errors.Is(err, filter.ErrDecodeLimitExceeded) {
		o.in.bytes -= limit // it has cost as much as one that is not refused
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
