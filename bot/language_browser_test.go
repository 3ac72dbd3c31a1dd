package bot

import (
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"
)

// The page of the stand-in can be set to another language, as Discord can: commands are
// offered by their names in it, and the answer, on a phone's screen, begins at the right
// where it is Arabic, with the passage at the left.
func TestLanguageInTheBrowser(t *testing.T) {
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no Chromium: install the package chromium to test the bot in the page")
	}
	w := serve(t)
	w.add(0, bridges, lighthouses)
	p := browse(t, program, w.PageURL())
	p.do("choose Arabic", chromedp.EmulateViewport(390, 844), chromedp.Evaluate[chromedp.Void](`const menu = document.querySelector("#language"); menu.before = menu.firstChild; menu.value = "ar"; menu.dispatchEvent(new Event("change"))`),
		p.until(`(menu => menu.value === "ar" && menu.firstChild !== menu.before)(document.querySelector("#language"))`)) // drawn anew, after which the page takes what is typed
	w.await("the language of the server", func() bool { return w.bot.languageOf(string(w.Guilds()[0].ID)).Code() == "ar" })
	p.do("its commands", chromedp.Evaluate[chromedp.Void](`document.querySelector("#input").focus()`), chromedp.KeyEvent("/ا"), p.until(`document.querySelector("#suggest").textContent.includes("/اسأل")`))
	p.shot("arabic-commands")
	p.do("ask", chromedp.KeyEvent("سأل "+aboutBridges), p.until(`document.querySelector("#option-question")?.value === "`+aboutBridges+`"`),
		enter(), p.until(`document.querySelector(".message .container")?.textContent.includes("1 · ")`))
	p.shot("arabic")
	const edges = `(text => {
		const walk = document.createTreeWalker(document.querySelector(".message .container"), NodeFilter.SHOW_TEXT);
		while (walk.nextNode()) {
			const at = walk.currentNode.data.indexOf(text);
			if (at < 0) continue;
			const range = document.createRange();
			range.setStart(walk.currentNode, at);
			range.setEnd(walk.currentNode, at + text.length);
			const [inner, outer] = [range.getBoundingClientRect(), document.querySelector(".message .container").getBoundingClientRect()];
			return [inner.left - outer.left, outer.right - inner.right];
		}
	})`
	p.do("the grade is at the right", p.until(edges+`("1 · ")?.[1] < 60`))
	p.do("the passage is at the left", p.until(edges+`("The oldest bridge")?.[0] < 60`))
	p.do("more", click(`[data-custom^="v1:cite:"]`), p.until(`document.querySelector(".ephemeral pre") !== null`))
	p.shot("arabic-private")
}
