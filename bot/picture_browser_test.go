package bot

import (
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// A page is shown in the width of a phone, and can be opened larger.
func TestShowThePageInTheBrowser(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t, drawing)
	w.addChapter()
	p := browse(t, program, w.PageURL())
	p.do("phone", chromedp.EmulateViewport(390, 844), chromedp.Evaluate[chromedp.Void](`document.querySelector("#input").focus()`), chromedp.KeyEvent("/ask "+chapterQuestion),
		p.until(`document.querySelector("#option-question")?.value === "`+chapterQuestion+`"`), enter(), p.until(`document.querySelector('[data-custom^="v1:menu:"]') !== null`))
	p.do("show the page", click(`[data-custom^="v1:menu:"]`), entry("Show the page"), p.until(`document.querySelector(".image img")?.naturalWidth > 600`))
	p.do("see it", chromedp.Evaluate[chromedp.Void](`document.querySelector(".image img").scrollIntoView({block: "end"})`),
		p.until(`(r => r.left >= 0 && r.right <= innerWidth && r.width > 100)(document.querySelector(".image img").getBoundingClientRect())`))
	p.shot("page")
}
