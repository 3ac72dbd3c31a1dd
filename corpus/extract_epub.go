package corpus

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
)

// readEPUB reads an e-book: its chapters in the order of its spine, under the
// titles of its table of contents. It gives ErrEncrypted for one with digital
// rights management.
func readEPUB(ctx context.Context, f File) (Document, error) {
	a, err := openArchive(f.Data)
	if err != nil {
		return Document{}, err
	}
	b := &ebook{ctx: ctx, archive: a, items: map[string]bookItem{}, files: map[string]bookItem{}, trees: map[string]*node{}}
	b.parser.keys = map[string]string{}
	for _, step := range []func() error{b.refuseEncrypted, b.readPackage, b.readContents} {
		if err := step(); err != nil {
			return Document{}, err
		}
	}
	root, apart, err := b.tree()
	if err != nil {
		return Document{}, err
	}
	lines, err := treeLines(ctx, root, apart)
	if err != nil {
		return Document{}, err
	}
	setNotePages(lines, root)
	return refine(ctx, workPasses, lines, b.record())
}

// An ebook is one while it is read.
type ebook struct {
	ctx     context.Context
	archive *archive
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
	trees    map[string]*node // of the parts that were parsed
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
}

// part reads a part as XML, where there is one.
func (b *ebook) part(name string, visit func(x *elementReader) error) error {
	data, err := b.archive.take(name, mostSmallPart)
	if err != nil || len(data) == 0 {
		return err
	}
	x, err := newElementReader(b.ctx, data)
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
	if b.archive.has("META-INF/rights.xml") || b.archive.has("META-INF/sinf.xml") {
		return fmt.Errorf("digital rights management: %w", ErrEncrypted)
	}
	return b.part("META-INF/encryption.xml", func(x *elementReader) error {
		return x.root(func(tag xml.StartElement) error {
			if tag.Name.Local != "EncryptedData" {
				return nil
			}
			return b.refuseData(x)
		})
	})
}

func (b *ebook) refuseData(x *elementReader) error {
	method, uri := "", ""
	var visit func(tag xml.StartElement) error
	visit = func(tag xml.StartElement) error {
		switch tag.Name.Local {
		case "EncryptionMethod":
			method = valueOf(tag, "Algorithm")
		case "CipherReference":
			uri = valueOf(tag, "URI")
		case "CipherData":
			return x.children(visit)
		}
		return nil
	}
	if err := x.children(visit); err != nil {
		return err
	}
	switch strings.ToLower(path.Ext(uri)) {
	case ".xhtml", ".html", ".htm", ".xml", ".opf", ".ncx", "":
		if !slices.Contains(fontMethods, method) {
			return fmt.Errorf("part %q: digital rights management: %w", uri, ErrEncrypted)
		}
	}
	return nil
}

// readPackage reads the package: its record, its parts, and their order.
func (b *ebook) readPackage() error {
	err := b.part("META-INF/container.xml", func(x *elementReader) error {
		return x.root(func(tag xml.StartElement) error {
			return x.children(func(tag xml.StartElement) error {
				if tag.Name.Local == "rootfile" && b.name == "" {
					b.name = partName(valueOf(tag, "full-path"))
				}
				return nil
			})
		})
	})
	if err != nil {
		return err
	}
	if !b.archive.has(b.name) {
		return fmt.Errorf("EPUB without a package: %w", ErrMalformed)
	}
	return b.part(b.name, func(x *elementReader) error {
		return x.root(func(tag xml.StartElement) error {
			return b.readPackagePart(x, tag)
		})
	})
}

func (b *ebook) readPackagePart(x *elementReader, tag xml.StartElement) error {
	switch tag.Name.Local {
	case "metadata":
		return b.readMetadata(x)
	case "manifest":
		return x.children(func(tag xml.StartElement) error {
			b.list(tag)
			return nil
		})
	case "spine":
		b.ncx = valueOf(tag, "toc")
		return x.children(func(tag xml.StartElement) error {
			if len(b.spine) < mostParts {
				b.spine = append(b.spine, valueOf(tag, "idref"))
			}
			return nil
		})
	case "guide":
		b.guide = map[string]string{}
		return x.children(func(tag xml.StartElement) error {
			file, _ := linkedPart(b.name, valueOf(tag, "href"))
			if len(b.guide) < mostParts {
				b.guide[file] = strings.ToLower(valueOf(tag, "type"))
			}
			return nil
		})
	}
	return nil
}

// list notes an item of the manifest.
func (b *ebook) list(tag xml.StartElement) {
	file, _ := linkedPart(b.name, valueOf(tag, "href"))
	item := bookItem{name: file, mediaType: valueOf(tag, "media-type"), properties: valueOf(tag, "properties")}
	if len(b.items) < mostParts {
		b.items[valueOf(tag, "id")] = item
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
	return partName(path.Dir("/"+from) + "/" + href), fragment
}

// chapter gives a part of the book as a tree, nil for one that is not there or
// no text. Each is parsed once.
func (b *ebook) chapter(name string) (*node, error) {
	if tree, ok := b.trees[name]; ok {
		return tree, nil
	}
	data, err := b.archive.take(name, mostPart)
	if err != nil || len(bytes.TrimSpace(data)) == 0 {
		return nil, err
	}
	tree, err := b.parser.parse(b.ctx, name, data)
	if err != nil {
		return nil, fmt.Errorf("part %q: %w", name, err)
	}
	leavePermalinks(tree)
	b.trees[name] = tree
	return tree, nil
}

// tree gives the whole book as one tree, and which nodes of it are left out.
func (b *ebook) tree() (root *node, apart map[*node]string, err error) {
	root = &node{Type: documentNode}
	apart = map[*node]string{}
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
		chapter.Attr = []attribute{{Key: "id", Val: b.parser.place(item.name, "")}}
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
func leaveMenus(chapter *node, apart map[*node]string) {
	for n := range chapter.Descendants() {
		if attr(n, "role") == "navigation" {
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
func bodyOf(chapter *node) *node {
	for n := range chapter.Descendants() {
		if tagOf(n) == "body" {
			return n
		}
	}
	return chapter
}
