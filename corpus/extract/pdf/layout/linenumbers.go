package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// dropLineNumbers leaves out the numbers that some journals and drafts print
// beside each fifth line or each one.
func (p *Page) dropLineNumbers() {
	var counted []*Row
	for i := range p.Rows {
		if r := &p.Rows[i]; r.Kept() && r.leadingNumber() > 0 {
			counted = append(counted, r)
		}
	}
	slices.SortStableFunc(counted, func(a, b *Row) int { return int(a.Base - b.Base) })
	for len(counted) >= 5 {
		run := sameMargin(counted)
		if len(run) >= 5 {
			p.cut = append(p.cut, fmt.Sprintf("%d–%d", run[0].leadingNumber(), run[len(run)-1].leadingNumber()))
			for _, r := range run {
				r.cutNumber()
			}
		}
		counted = slices.DeleteFunc(counted, func(r *Row) bool { return slices.Contains(run, r) })
	}
}

// leadingNumber is the number that a row begins with, set apart from its text,
// or that it is; 0 without one.
func (r Row) leadingNumber() int {
	first := r.Runs[0]
	if len(r.Runs) > 1 && !r.Runs[1].Cell && math.Abs(r.Runs[1].Size-first.Size) < 0.1*first.Size {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(first.Text))
	if err != nil || n < 1 || n > 9999 {
		return 0
	}
	return n
}

// sameMargin gives the first row and those after it whose numbers stand below
// its own and count up by one step.
func sameMargin(rows []*Row) []*Row {
	out := rows[:1:1]
	step := 0
	for _, r := range rows[1:] {
		last := out[len(out)-1]
		first, run := r.Runs[0], last.Runs[0]
		by := r.leadingNumber() - last.leadingNumber()
		aligned := math.Abs(first.Right-run.Right) < 4 || math.Abs(first.Left-run.Left) < 4
		if aligned && by > 0 && (step == 0 || by == step) {
			step = by
			out = append(out, r)
		}
	}
	return out
}

// cutNumber takes the number of the line off a row.
func (r *Row) cutNumber() {
	if len(r.Runs) == 1 {
		r.Skip, r.Text = lineReason, ""
		return
	}
	rest := r.Line
	rest.Runs = slices.Clone(r.Runs[1:])
	rest.Runs[0].Cell = false
	rest.Left = rest.Runs[0].Left
	*r = newRow(rest, max(r.left, rest.Left), r.right, r.Column, "")
}
