package epub

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"

	"footnote/corpus"
	"footnote/corpus/extract/internal/xhtml"
	"footnote/corpus/extract/internal/zipxml"
	"footnote/corpus/structure"
)

// Read reads an e-book: its chapters in the order of its spine, under the
// titles of its table of contents. It gives ErrEncrypted for one with digital
// rights management.
func Read(ctx context.Context, f corpus.File) (corpus.Document, error) {
	a, err := zipxml.Open(f.Data)
	if err != nil {
		return corpus.Document{}, err
	}
	b := &ebook{ctx: ctx, archive: a, items: map[string]bookItem{}, files: map[string]bookItem{}, trees: map[string]*xhtml.Node{}}
	b.parser.keys = map[string]string{}
	for _, step := range []func() error{b.refuseEncrypted, b.readPackage, b.readContents} {
		if err := step(); err != nil {
			return corpus.Document{}, err
		}
	}
	root, apart, err := b.tree()
	if err != nil {
		return corpus.Document{}, err
	}
	lines, err := xhtml.Lines(ctx, root, apart)
	if err != nil {
		return corpus.Document{}, err
	}
	setNotePages(lines, root)
	return structure.Refine(ctx, structure.Work, lines, dated(b.record(), lines))
}

// An ebook is one while it is read.
type ebook struct {
	ctx     context.Context
	archive *zipxml.Archive
	parser  chapterTree

	name     string              // of the package's part
	items    map[string]bookItem // by their ids
	files    map[string]bookItem // by the names of their parts
	spine    []string            // ids, in the order of reading
	ncx      string              // id of the old kind of table of contents
	guide    map[string]string   // what parts are, as EPUB 2 says it, by name
	fields   []packageField      // the record, as it is written
	contents []entry
	pages    []entry
	trees    map[string]*xhtml.Node // of the parts that were parsed
}

// A bookItem is a part that the package lists.
type bookItem struct {
	name       string // of its part
	mediaType  string
	properties string
}

// A packageField is a field of the package's record.
type packageField struct {
	name, id, refines string
	role, fileAs      string
	scheme, event     string
	value             string
	order             int // among those of one name, 0 where the package gives none
}

// part reads a part as XML, where there is one.
func (b *ebook) part(name string, visit func(x *zipxml.ElementReader) error) error {
	data, err := b.archive.Take(name, zipxml.MostSmallPart)
	if err != nil || len(data) == 0 {
		return err
	}
	x, err := zipxml.NewElementReader(b.ctx, data)
	if err != nil {
		return err
	}
	if err := visit(x); err != nil {
		return fmt.Errorf("part %q: %w", name, err)
	}
	return nil
}

// fontMethods scramble fonts, which are not read.
var fontMethods = []string{"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}

// refuseEncrypted gives ErrEncrypted if anything but fonts is encrypted.
func (b *ebook) refuseEncrypted() error {
	if b.archive.Has("META-INF/rights.xml") || b.archive.Has("META-INF/sinf.xml") {
		return fmt.Errorf("digital rights management: %w", corpus.ErrEncrypted)
	}
	return b.part("META-INF/encryption.xml", func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			if tag.Name.Local != "EncryptedData" {
				return nil
			}
			return b.refuseData(x)
		})
	})
}

func (b *ebook) refuseData(x *zipxml.ElementReader) error {
	method, uri := "", ""
	var visit func(tag xml.StartElement) error
	visit = func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "EncryptionMethod":
			method = zipxml.ValueOf(tag, "Algorithm")
		case "CipherReference":
			uri = zipxml.ValueOf(tag, "URI")
		case "CipherData":
			return x.Children(visit)
		}
		return nil
	}
	if err := x.Children(visit); err != nil {
		return err
	}
	switch strings.ToLower(path.Ext(uri)) {
	case ".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx", "":
		if !slices.Contains(fontMethods, method) {
			return fmt.Errorf("part %q: digital rights management: %w", uri, corpus.ErrEncrypted)
		}
	}
	return nil
}

// readPackage reads the package: its record, its parts, and their order.
func (b *ebook) readPackage() error {
	err := b.part("META-INF/container.xml", func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			return x.Children(func(tag xml.StartElement) error {
				if tag.Name.Local == "rootfile" && b.name == "" {
					b.name = zipxml.PartName(zipxml.ValueOf(tag, "full-path"))
				}
				return nil
			})
		})
	})
	if err != nil {
		return err
	}
	if !b.archive.Has(b.name) {
		return fmt.Errorf("EPUB without a package: %w", corpus.ErrMalformed)
	}
	return b.part(b.name, func(x *zipxml.ElementReader) error {
		return x.Root(func(tag xml.StartElement) error {
			return b.readPackagePart(x, tag)
		})
	})
}

func (b *ebook) readPackagePart(x *zipxml.ElementReader, tag xml.StartElement) error {
	switch tag.Name.Local {
	case "metadata":
		return b.readMetadata(x)
	case "manifest":
		return x.Children(func(tag xml.StartElement) error {
			b.list(tag)
			return nil
		})
	case "spine":
		b.ncx = zipxml.ValueOf(tag, "toc")
		return x.Children(func(tag xml.StartElement) error {
			if len(b.spine) < zipxml.MostParts {
				b.spine = append(b.spine, zipxml.ValueOf(tag, "idref"))
			}
			return nil
		})
	case "guide":
		b.guide = map[string]string{}
		return x.Children(func(tag xml.StartElement) error {
			file, _ := linkedPart(b.name, zipxml.ValueOf(tag, "href"))
			if len(b.guide) < zipxml.MostParts {
				b.guide[file] = strings.ToLower(zipxml.ValueOf(tag, "type"))
			}
			return nil
		})
	}
	return nil
}

// list notes an item of the manifest.
func (b *ebook) list(tag xml.StartElement) {
	file, _ := linkedPart(b.name, zipxml.ValueOf(tag, "href"))
	item := bookItem{name: file, mediaType: zipxml.ValueOf(tag, "media-type"), properties: zipxml.ValueOf(tag, "properties")}
	if len(b.items) < zipxml.MostParts {
		b.items[zipxml.ValueOf(tag, "id")] = item
		b.files[file] = item
	}
}

// linkedPart gives the name of the part that a link in another one leads to, and
// that of the element in it.
func linkedPart(from, href string) (file, fragment string) {
	href, fragment, _ = strings.Cut(href, "#")
	href, _, _ = strings.Cut(href, "?")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	if href == "" {
		return from, fragment
	}
	return zipxml.PartName(path.Dir("/"+from) + "/" + href), fragment
}

// chapter gives a part of the book as a tree, nil for one that is not there or
// no text. Each is parsed once.
func (b *ebook) chapter(name string) (*xhtml.Node, error) {
	if tree, ok := b.trees[name]; ok {
		return tree, nil
	}
	data, err := b.archive.Take(name, zipxml.MostPart)
	if err != nil || len(bytes.TrimSpace(data)) == 0 {
		return nil, err
	}
	tree, err := b.parser.parse(b.ctx, name, data)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	xhtml.LeavePermalinks(tree)
	b.trees[name] = tree
	return tree, nil
}

// tree gives the whole book as one tree, and which nodes of it are left out.
func (b *ebook) tree() (root *xhtml.Node, apart map[*xhtml.Node]string, err error) {
	root = &xhtml.Node{Type: xhtml.DocumentNode}
	apart = map[*xhtml.Node]string{}
	for _, id := range b.spine {
		if err := b.ctx.Err(); err != nil {
			return nil, nil, err
		}
		item := b.items[id]
		if !isChapter(item) {
			continue
		}
		chapter, err := b.chapter(item.name)
		if err != nil {
			return nil, nil, err
		}
		if chapter == nil || chapter.Parent != nil { // listed twice
			continue
		}
		chapter.Attr = []xhtml.Attribute{{Key: "id", Val: b.parser.place(item.name, "")}}
		root.AppendChild(chapter)
		if reason := b.leftOut(item, chapter); reason != "" {
			apart[chapter] = reason
		}
		leaveMenus(chapter, apart)
	}
	b.setPages(root)
	b.setHeadings(root, apart)
	return root, apart, nil
}

// leaveMenus leaves out the links to other chapters that books made from pages
// of the web have at the ends of each chapter.
func leaveMenus(chapter *xhtml.Node, apart map[*xhtml.Node]string) {
	for n := range chapter.Descendants() {
		if xhtml.Attr(n, "role") == "navigation" {
			apart[n] = "navigation"
		}
	}
}

func isChapter(item bookItem) bool {
	switch item.mediaType {
	case "application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document", "application/x-dtbook+xml":
		return true
	}
	return item.mediaType == "" && item.name != ""
}

// bodyOf is the body of a chapter, or the chapter itself.
func bodyOf(chapter *xhtml.Node) *xhtml.Node {
	for n := range chapter.Descendants() {
		if xhtml.TagOf(n) == "body" {
			return n
		}
	}
	return chapter
}
