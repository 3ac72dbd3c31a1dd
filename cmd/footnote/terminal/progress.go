package terminal

import "github.com/schollz/progressbar/v3"

// A Progress shows how far a long piece of work is, and its stage, on terminals
// only, also on those without colour. Where nobody looks it does nothing.
type Progress struct{ bar *progressbar.ProgressBar }

// UnknownTotal is for work of which nobody knows how much it is.
const UnknownTotal = -1

// Progress begins to show work of a known length, or of unknownTotal.
func (s *Screen) Progress(total int, what string) Progress {
	if !s.erasable || total == 0 {
		return Progress{}
	}
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(s.Raw()),
		progressbar.OptionSetDescription(Clean(what)),
		progressbar.OptionSetWidth(min(30, s.Width/3)),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetTheme(progressbar.ThemeASCII),
	)
	if total == UnknownTotal {
		_ = bar.RenderBlank() // nothing else would show it before it ends
	}
	return Progress{bar}
}

func (p Progress) Set(done int) {
	if p.bar != nil {
		_ = p.bar.Set(done)
	}
}

// Stage says what is being done now.
func (p Progress) Stage(what string) {
	if p.bar != nil {
		p.bar.Describe(Clean(what))
	}
}

// Aside takes the bar away while something else is printed.
func (p Progress) Aside(print func()) {
	if p.bar == nil {
		print()
		return
	}
	_ = p.bar.Clear()
	print()
	_ = p.bar.RenderBlank()
}

func (p Progress) Finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}

// Counted shows work whose length is known once it has begun. finish ends it.
func (s *Screen) Counted(what string) (set func(done, total int), finish func()) {
	var p Progress
	return func(done, total int) {
		if p.bar == nil {
			p = s.Progress(total, what)
		}
		p.Set(done)
	}, func() { p.Finish() }
}
