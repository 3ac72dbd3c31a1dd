// The list above the message box: commands, people, values of an option.

import { h, $ } from "./dom.js";

let items = [];
let active = 0;
let owner = null; // the field that the list belongs to
let pick = null;

// suggest shows the list for a field. Items are { label, detail, lead, value };
// onPick gets the chosen one.
export function suggest(field, title, list, onPick) {
  if (owner && owner !== field) owner.setAttribute("aria-expanded", "false");
  [owner, items, pick, active] = [field, list, onPick, 0];
  const box = $("suggest");
  if (!list.length && !title) return closeSuggest();
  box.replaceChildren(
    title && h("p", { class: "suggest-title" }, title),
    h("div", { role: "listbox", id: "suggest-list", "aria-label": title || "Suggestions" }, list.map(line)));
  box.hidden = false;
  field.setAttribute("aria-expanded", String(list.length > 0));
  field.setAttribute("aria-controls", "suggest-list");
  mark(0);
}

function line(item, n) {
  const choose = (e) => {
    e.preventDefault(); // keeps the focus in the field
    pick(item);
  };
  return h("div", { class: "suggest-item", role: "option", id: `suggest-${n}`, onpointerdown: choose, onpointermove: () => n !== active && mark(n) },
    item.lead, h("span", { class: "suggest-text" }, h("span", { class: "suggest-label" }, item.label, item.args && h("span", { class: "args" }, item.args)), item.detail && h("small", {}, item.detail)),
    item.side && h("small", { class: "suggest-side" }, item.side));
}

function mark(n) {
  active = n;
  $("suggest").querySelectorAll("[role=option]").forEach((line, i) => line.setAttribute("aria-selected", String(i === n)));
  const line = $(`suggest-${n}`);
  if (line) line.scrollIntoView({ block: "nearest" });
  if (items.length) owner.setAttribute("aria-activedescendant", `suggest-${n}`);
  else owner.removeAttribute("aria-activedescendant");
}

export function closeSuggest() {
  $("suggest").hidden = true;
  if (!owner) return;
  owner.setAttribute("aria-expanded", "false");
  owner.removeAttribute("aria-activedescendant");
  [owner, items] = [null, []];
}

export const suggesting = (field) => owner === field && items.length > 0 && !$("suggest").hidden;

// suggestKey handles a key in the field; it says whether the list took it.
export function suggestKey(e) {
  if (!suggesting(e.currentTarget)) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
  if (step) mark((active + step + items.length) % items.length);
  else if (e.key === "Enter" || (e.key === "Tab" && !e.shiftKey)) pick(items[active]);
  else if (e.key === "Escape") closeSuggest();
  else return false;
  e.preventDefault();
  return true;
}
