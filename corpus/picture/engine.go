package picture

import (
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"time"
	"unicode/utf8"

	pdfium "github.com/klippa-app/go-pdfium"
	pdfiumerrors "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"footnote/corpus"
	"footnote/corpus/pdf"
)

// mostLinear bounds what PDFium may have, in pages of 64 KiB: 160 MiB. Usual files
// take a tenth of it.
const mostLinear = 160 << 4

// An engine is PDFium, ready to open files. It sees no file of this machine.
type engine struct {
	pool     pdfium.Pool
	instance pdfium.Pdfium
}

// start makes an engine. What PDFium is compiled to comes from the cache, a folder
// that is nobody else's, or goes there: that takes some seconds and 350 MB once.
func start(cache string) (*engine, error) {
	if err := ownFolder(cache); err != nil {
		return nil, err
	}
	compiled, err := wazero.NewCompilationCacheWithDir(cache)
	if err != nil {
		return nil, err
	}
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(), // the default shows all files
		Stdout:   io.Discard, Stderr: io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().WithCompilationCache(compiled).WithMemoryLimitPages(mostLinear).
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling),
	})
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(time.Minute)
	if err != nil {
		return nil, errors.Join(err, pool.Close())
	}
	return &engine{pool, instance}, nil
}

// ownFolder makes a folder that nobody else may write to, or refuses one that they
// may: it holds machine code.
func ownFolder(path string) error {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && info.Mode().Perm()&0o022 != 0 {
		err = fmt.Errorf("folder %s: others may write to it", path)
	}
	return err
}

func (e *engine) close() error { return e.pool.Close() }

// open opens a file; it is closed with the engine.
func (e *engine) open(data []byte) (document, error) {
	doc, err := e.instance.OpenDocument(&requests.OpenDocument{File: &data})
	switch {
	case errors.Is(err, pdfiumerrors.ErrPassword), errors.Is(err, pdfiumerrors.ErrSecurity):
		return "", fmt.Errorf("%w: %w", corpus.ErrEncrypted, err)
	case err != nil:
		return "", fmt.Errorf("%w: %w", corpus.ErrMalformed, err)
	}
	return doc.Document, nil
}

// A document is an open file.
type document = references.FPDF_DOCUMENT

// pages counts the pages of a file.
func (e *engine) pages(doc document) (int, error) {
	count, err := e.instance.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc})
	if err != nil {
		return 0, fmt.Errorf("%w: %w", corpus.ErrMalformed, err)
	}
	return count.PageCount, nil
}

// A frame is how large a page is shown, in pixels at most; one with the same ratio
// fits into it.
type frame struct{ width, height int }

// A box is a part of a page, in points from its lower left corner.
type box struct{ left, bottom, right, top float64 }

func (b box) with(c box) box {
	return box{min(b.left, c.left), min(b.bottom, c.bottom), max(b.right, c.right), max(b.top, c.top)}
}

// A letter is a character of a page, and where it stands.
type letter struct {
	text string
	at   box
}

func pageOf(doc document, n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: n - 1}}
}

// render draws page n, from 1.
func (e *engine) render(doc document, n int, f frame, gray bool) (image.Image, error) {
	format := requests.RenderImageFormatRGBA
	if gray {
		format = requests.RenderImageFormatGrayscale
	}
	drawn, err := e.instance.RenderPageInPixels(&requests.RenderPageInPixels{
		Page: pageOf(doc, n), Width: f.width, Height: f.height, RenderForm: true, Document: &doc, ImageFormat: format,
	})
	if err != nil {
		return nil, fmt.Errorf("draw page %d: %w: %w", n, corpus.ErrMalformed, err)
	}
	return drawn.Result.RenderedImage, nil
}

// size is how large a page is, in points.
func (e *engine) size(doc document, n int) (width, height float64, err error) {
	size, err := e.instance.GetPageSize(&requests.GetPageSize{Page: pageOf(doc, n)})
	if err != nil {
		return 0, 0, fmt.Errorf("measure page %d: %w: %w", n, corpus.ErrMalformed, err)
	}
	return size.Width, size.Height, nil
}

// letters gives the characters of a page.
func (e *engine) letters(doc document, n int) ([]letter, error) {
	text, err := e.instance.GetPageTextStructured(&requests.GetPageTextStructured{Page: pageOf(doc, n), Mode: requests.GetPageTextStructuredModeChars})
	if err != nil {
		return nil, fmt.Errorf("read page %d: %w: %w", n, corpus.ErrMalformed, err)
	}
	out := make([]letter, 0, len(text.Chars))
	for _, c := range text.Chars {
		p := c.PointPosition
		out = append(out, letter{c.Text, box{p.Left, min(p.Bottom, p.Top), p.Right, max(p.Bottom, p.Top)}})
	}
	return out, nil
}

// looseBox is how much higher the box of a letter is, with room for all of its font,
// than the type is.
const looseBox = 1.15

// typed gives the letters of a page as they are set, those that run to the right.
func (e *engine) typed(doc document, n int, height float64) (out []pdf.Letter, err error) {
	loaded, err := e.instance.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: pageOf(doc, n)})
	if err != nil {
		return nil, fmt.Errorf("read page %d: %w: %w", n, corpus.ErrMalformed, err)
	}
	text := loaded.TextPage
	defer func() { _, _ = e.instance.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text}) }()
	count, err := e.instance.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text})
	if err != nil {
		return nil, fmt.Errorf("read page %d: %w: %w", n, corpus.ErrMalformed, err)
	}
	for i := range min(count.Count, mostLetters) {
		sign, err := e.instance.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: text, Index: i})
		if err != nil {
			continue
		}
		angle, err := e.instance.FPDFText_GetCharAngle(&requests.FPDFText_GetCharAngle{TextPage: text, Index: i})
		if err != nil || math.Abs(math.Sin(float64(angle.CharAngle))) > 0.1 {
			continue
		}
		box, err := e.instance.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
		if err != nil {
			continue
		}
		at, err := e.instance.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: text, Index: i})
		if err != nil {
			continue
		}
		size := math.Abs(float64(box.Rect.Top-box.Rect.Bottom)) / looseBox
		out = append(out, pdf.Letter{Text: signOf(sign.Unicode), Left: float64(box.Rect.Left), Right: float64(box.Rect.Right), Base: height - at.Y, Size: size})
	}
	return out, nil
}

// mostLetters is how many letters of a page are read: no page has more.
const mostLetters = 100_000

// signOf gives what PDFium says of a letter. It has marks of its own for the hyphen at
// the end of a line.
func signOf(code uint) string {
	switch code {
	case 0:
		return string(utf8.RuneError)
	case 2, 0xFFFE:
		return "-"
	}
	return string(rune(code))
}

// shown says where a part of a page is in its picture, which may be turned and cut.
func (e *engine) shown(doc document, n int, size image.Point, b box) (image.Rectangle, error) {
	corner := func(x, y float64) (image.Point, error) {
		at, err := e.instance.FPDF_PageToDevice(&requests.FPDF_PageToDevice{Page: pageOf(doc, n), SizeX: size.X, SizeY: size.Y, PageX: x, PageY: y})
		if err != nil {
			return image.Point{}, err
		}
		return image.Pt(at.DeviceX, at.DeviceY), nil
	}
	one, err := corner(b.left, b.bottom)
	if err != nil {
		return image.Rectangle{}, err
	}
	other, err := corner(b.right, b.top)
	return image.Rectangle{Min: one, Max: other}.Canon(), err
}

// Warm compiles PDFium into the cache, unless it is there. It must not be stopped
// halfway, again and again: it is for a process of our own.
func Warm(cache string) error {
	e, err := start(cache)
	if err != nil {
		return fmt.Errorf("prepare PDFium: %w", err)
	}
	return e.close()
}
