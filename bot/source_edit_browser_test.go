package bot

import (
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// On a phone a moderator sees all of a record, and gives what hardly any work has.
func TestEditTheRestInTheBrowser(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	w.add(0, bridges)
	p := browse(t, program, w.PageURL())
	p.do("a moderator", click(`#switch [role=radio]:nth-child(2)`), p.until(`document.querySelector("#self").textContent.includes("Sasha")`))
	p.do("phone", chromedp.EmulateViewport(390, 844), chromedp.Evaluate[chromedp.Void](`document.querySelector("#input").focus()`), chromedp.KeyEvent("/source info Bridges of the Old Town"),
		p.until(`document.querySelector("#option-source")?.value === "Bridges of the Old Town"`), enter(), p.until(`document.querySelector('[data-custom^="v1:keeping:"]') !== null`))
	p.do("the form", click(`[data-custom^="v1:makers:"]`), p.until(`document.querySelector("dialog[open] #field-book_authors") !== null`))
	p.shot("edit_makers")
	p.do("submit", chromedp.SendKeys("#field-organisation", "World Bank"), chromedp.SendKeys("#field-directors", "Oak, Una"), click("dialog [type=submit]"),
		p.until(`!document.querySelector("dialog[open]") && document.body.textContent.includes("Directors: Oak, Una")`))
	p.do("the other form", click(`.message:last-child [data-custom^="v1:keeping:"]`), p.until(`document.querySelector("dialog[open] #field-archive") !== null`))
	p.shot("edit_keeping")
	p.do("submit it", chromedp.SendKeys("#field-series", "Works of Water (14)"), click("dialog [type=submit]"),
		p.until(`!document.querySelector("dialog[open]") && document.body.textContent.includes("Series: Works of Water (14)")`))
	p.do("no button is cut off", p.until(`[...document.querySelectorAll(".message:last-child button")].every(b => b.getBoundingClientRect().right <= innerWidth)`))
	p.shot("edited")
}
