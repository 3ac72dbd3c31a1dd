package main

import "github.com/schollz/progressbar/v3"

// A progress shows how far a long piece of work is, and its stage, on terminals
// only, also on those without colour. Where nobody looks it does nothing.
type progress struct{ bar *progressbar.ProgressBar }

// unknownTotal is for work of which nobody knows how much it is.
const unknownTotal = -1

func newProgress(s *screen, total int, what string) progress {
	if !s.erasable || total == 0 {
		return progress{}
	}
	bar := progressbar.NewOptions(total,
		progressbar.OptionSetWriter(s.raw()),
		progressbar.OptionSetDescription(clean(what)),
		progressbar.OptionSetWidth(min(30, s.width/3)),
		progressbar.OptionShowCount(),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetTheme(progressbar.ThemeASCII),
	)
	if total == unknownTotal {
		_ = bar.RenderBlank() // nothing else would show it before it ends
	}
	return progress{bar}
}

func (p progress) set(done int) {
	if p.bar != nil {
		_ = p.bar.Set(done)
	}
}

// stage says what is being done now.
func (p progress) stage(what string) {
	if p.bar != nil {
		p.bar.Describe(clean(what))
	}
}

// aside takes the bar away while something else is printed.
func (p progress) aside(print func()) {
	if p.bar == nil {
		print()
		return
	}
	_ = p.bar.Clear()
	print()
	_ = p.bar.RenderBlank()
}

func (p progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
