// What opens over the page: menus, lists to choose from, forms of the bot.

import { h, $, icon } from "./dom.js";

// contextMenu shows actions at a point: [{ label, icon, run }] or "-" for a
// line, { title } for a heading.
export function contextMenu(items, x, y) {
  const back = document.activeElement;
  const menu = h("div", { class: "popup menu-list", role: "menu", "aria-label": "Message" }, items.map((item) => entry(item, () => close(true))));
  const close = (restore) => {
    menu.remove();
    removeEventListener("pointerdown", outside, true);
    if (restore && back?.isConnected) back.focus();
  };
  const outside = (e) => menu.contains(e.target) || close(false);
  addEventListener("pointerdown", outside, true);
  menu.addEventListener("keydown", (e) => steer(e, [...menu.querySelectorAll("[role=menuitem]")], close));
  document.body.append(menu);
  place(menu, x, y);
  menu.querySelector("[role=menuitem]")?.focus();
}

function entry(item, close) {
  if (item === "-") return h("hr", { role: "separator" });
  if (item.title) return h("p", { class: "menu-title" }, item.title);
  const run = () => {
    close();
    item.run();
  };
  return h("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: run }, h("span", {}, item.label), item.icon && icon(item.icon));
}

function steer(e, entries, close) {
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1 + entries.length, Home: 0, End: entries.length - 1 }[e.key];
  if (to !== undefined) {
    e.preventDefault();
    entries[to % entries.length].focus();
  } else if (e.key === "Escape" || e.key === "Tab") {
    e.preventDefault();
    close(true);
  }
}

// place puts the element at a point, or above it where the space below is
// too small.
function place(element, x, y, above = y) {
  const box = element.getBoundingClientRect();
  const top = y + box.height + 8 > innerHeight ? above - box.height : y;
  element.style.left = `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`;
  element.style.top = `${Math.max(8, Math.min(top, innerHeight - box.height - 8))}px`;
}

// selectMenu lets the person choose from options: [{ label, value,
// description, default }]. It calls done with the chosen values.
export function selectMenu(button, options, least, most, done) {
  const chosen = new Set(options.filter((o) => o.default).map((o) => o.value));
  const many = most > 1;
  const list = h("div", { class: "popup select-list", role: "listbox", tabindex: "-1", "aria-multiselectable": many ? "true" : undefined, "aria-label": button.textContent });
  const close = (restore) => {
    list.remove();
    removeEventListener("pointerdown", outside, true);
    button.setAttribute("aria-expanded", "false");
    if (restore && button.isConnected) button.focus();
  };
  const outside = (e) => list.contains(e.target) || close(false);
  const pick = (o, line) => {
    if (!many) {
      close(true);
      return done([o.value]);
    }
    if (!chosen.delete(o.value) && chosen.size < most) chosen.add(o.value);
    line.setAttribute("aria-selected", String(chosen.has(o.value)));
  };
  for (const o of options) {
    const line = h("button", { type: "button", role: "option", tabindex: "-1", "aria-selected": String(chosen.has(o.value)) },
      h("span", {}, h("span", { class: "option-label" }, o.emoji?.name ? o.emoji.name + " " : "", o.label), o.description && h("small", {}, o.description)));
    line.addEventListener("click", () => pick(o, line));
    list.append(line);
  }
  if (!options.length) list.append(h("p", { class: "menu-title" }, "Nothing to choose"));
  if (many) list.append(h("button", { type: "button", class: "button primary", role: "option", tabindex: "-1", onclick: () => { if (chosen.size >= least) { close(true); done([...chosen]); } } }, "Done"));
  list.addEventListener("keydown", (e) => steer(e, [...list.querySelectorAll("[role=option]")], close));
  addEventListener("pointerdown", outside, true);
  document.body.append(list);
  const at = button.getBoundingClientRect();
  list.style.minWidth = `${at.width}px`;
  place(list, at.left, at.bottom + 4, at.top - 4);
  button.setAttribute("aria-expanded", "true");
  (list.querySelector("[aria-selected=true]") || list.querySelector("[role=option]"))?.focus();
}

// openModal shows a form of the bot. submit gets the values by custom ID and
// returns a sentence when something went wrong.
export function openModal(modal, botName, submit) {
  const alert = h("p", { class: "alert", role: "alert", hidden: true });
  const send = h("button", { type: "submit", class: "button primary" }, "Submit");
  const dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" },
    h("form", { method: "dialog" },
      h("h2", { id: "modal-title" }, modal.title),
      h("p", { class: "modal-note" }, `This form goes to ${botName}. Do not share passwords here.`),
      modal.components.map(part), alert,
      h("div", { class: "modal-foot" }, h("button", { type: "button", class: "button plain", onclick: () => dialog.close() }, "Cancel"), send)));
  dialog.querySelector("form").addEventListener("submit", async (e) => {
    e.preventDefault();
    send.disabled = true;
    const trouble = await submit(values(dialog));
    send.disabled = false;
    if (!trouble) return dialog.close();
    alert.textContent = trouble;
    alert.hidden = false;
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!document.activeElement || document.activeElement === document.body) $("input").focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function values(dialog) {
  const out = {};
  for (const field of dialog.querySelectorAll("[name]")) {
    out[field.name] = field.multiple ? [...field.selectedOptions].map((o) => o.value).join(",") : field.value;
  }
  return out;
}

// part is one row of a form: an old action row, a label, or text.
function part(c) {
  if (c.type === 10) return h("p", { class: "modal-note" }, c.content);
  const inner = c.type === 1 ? c.components[0] : c.component;
  const label = c.type === 1 ? inner.label : c.label;
  const needed = inner.required !== false;
  const id = `field-${inner.custom_id}`;
  return h("div", { class: "field" },
    h("label", { for: id }, label, needed ? h("span", { class: "needed", "aria-hidden": "true" }, " *") : h("small", {}, " optional")),
    c.description && h("small", { class: "field-note" }, c.description),
    control(inner, id, needed));
}

function control(c, id, needed) {
  const common = { id, name: c.custom_id, required: needed };
  if (c.type === 3) {
    return h("select", { ...common, multiple: (c.max_values || 1) > 1 }, c.options.map((o) => h("option", { value: o.value, selected: o.default }, o.label)));
  }
  const limits = { ...common, maxlength: c.max_length || 4000, minlength: c.min_length, placeholder: c.placeholder };
  return c.style === 2 ? h("textarea", { ...limits, rows: "6", value: c.value || "" }) : h("input", { ...limits, type: "text", value: c.value || "" });
}
