package zipxml

import (
	"context"
	"encoding/xml"
	"fmt"
	"path"
	"strings"
)

// A Relation says what a part of an Office file has to do with another one.
type Relation struct {
	ID     string
	Kind   string // the last word of what the other one is to it: "styles", "slide"
	Target string // the name of that part
}

// ReadPart reads a part of at most the given bytes as XML. One that is not there is
// passed over.
func (a *Archive) ReadPart(ctx context.Context, name string, most int, read func(x *ElementReader) error) error {
	data, err := a.Take(name, most)
	if err != nil || len(data) == 0 {
		return err
	}
	x, err := NewElementReader(ctx, data)
	if err != nil {
		return err
	}
	if err := read(x); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

// Relations lists the parts inside the file that a part refers to. The package
// itself is "".
func (a *Archive) Relations(ctx context.Context, of string) ([]Relation, error) {
	var out []Relation
	folder, base := path.Split(of)
	err := a.ReadPart(ctx, folder+"_rels/"+base+".rels", MostSmallPart, func(x *ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			target := ValueOf(tag, "Target")
			if !strings.HasPrefix(target, "/") {
				target = "/" + folder + target
			}
			if ValueOf(tag, "TargetMode") != "External" {
				out = append(out, Relation{ValueOf(tag, "Id"), path.Base(ValueOf(tag, "Type")), PartName(target)})
			}
			return nil
		})
	})
	return out, err
}
