package pdf

import (
	"fmt"
	"os"
	"testing"
)

func TestDump(t *testing.T) {
	name := os.Getenv("DUMP")
	if name == "" {
		t.Skip()
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("%+v\n", f.Info.Title)
	for n := 1; n <= f.Pages(); n++ {
		p, err := f.Page(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Printf("=== page %d %q %.0fx%.0f images %d\n", p.Number, p.Label, p.Width, p.Height, p.Images)
		for _, c := range p.Columns {
			fmt.Printf("--- column %.0f-%.0f\n", c.Left, c.Right)
			for _, l := range c.Lines {
				if os.Getenv("PLAIN") != "" {
					fmt.Println(l.Text())
					continue
				}
				fmt.Printf("%5.1f %5.1f %5.1f s%.1f %v %q\n", l.Base, l.Left, l.Right, l.Size, l.Bold(), l.Text())
			}
		}
	}
}
