// The message box: text with mentions and files, and commands with options.

import { h, $, icon, avatar, nameOf, size } from "./dom.js";
import { suggest, closeSuggest, suggestKey, suggesting } from "./suggest.js";

const type = { subcommand: 1, group: 2, string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11 };

// Composer is bound to the page by what it is given: where() is the place with
// its commands, people(), roles(), channels(), and the acts send, command and
// autocomplete, which return a promise of a sentence or of choices.
export class Composer {
  constructor(page) {
    this.page = page;
    this.files = [];
    this.replyTo = null;
    this.filling = null; // the command that is being filled in
    this.input = $("input");
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (e) => this.key(e));
    this.input.addEventListener("paste", (e) => this.add(e.clipboardData.files));
    this.input.addEventListener("blur", () => suggesting(this.input) && closeSuggest());
    $("composer").addEventListener("submit", (e) => { e.preventDefault(); this.submit(); });
    $("send").addEventListener("keydown", (e) => {
      if (!this.filling || !["Escape", "Backspace"].includes(e.key)) return;
      e.preventDefault();
      this.leave();
    });
    $("attach").addEventListener("click", () => this.browse((files) => this.add(files)));
    $("main").addEventListener("dragover", (e) => e.preventDefault());
    $("main").addEventListener("drop", (e) => { e.preventDefault(); this.add(e.dataTransfer.files); });
  }

  // place prepares the box for another channel or person.
  place(title) {
    this.input.placeholder = `Message ${title}`;
    this.input.setAttribute("aria-label", `Message ${title}. Type / for commands, @ to mention, arrow up for the messages.`);
    this.clear();
  }

  clear() {
    this.leave();
    this.input.value = "";
    this.files = [];
    this.reply(null);
    this.showFiles();
    this.alert("");
    this.grow();
    closeSuggest();
  }

  alert(text) {
    $("alert").hidden = !text;
    $("alert").textContent = text || "";
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, innerHeight / 3)}px`;
  }

  // Text.

  typed() {
    this.grow();
    this.alert("");
    const text = this.input.value.slice(0, this.input.selectionStart);
    if (/^\/[^\n]*$/.test(text)) return this.suggestCommands(text.slice(1));
    const at = /(?:^|\s)@([\p{L}\p{N}_ -]{0,20})$/u.exec(text);
    if (at) return this.suggestPeople(at[1]);
    closeSuggest();
  }

  key(e) {
    if (e.isComposing || suggestKey(e)) return;
    if (e.key === "Enter" && !e.shiftKey) {
      e.preventDefault();
      this.submit();
    } else if (e.key === "Escape" && this.replyTo) {
      this.reply(null);
    } else if (e.key === "ArrowUp" && !this.input.value) {
      e.preventDefault();
      this.page.lastMessage();
    }
  }

  suggestPeople(word) {
    const list = this.page.people().filter((u) => nameOf(u).toLowerCase().startsWith(word.toLowerCase()));
    if (word.includes(" ") || !list.length) return closeSuggest();
    list.sort((a, b) => Boolean(b.bot) - Boolean(a.bot));
    suggest(this.input, "Members", list.map((u) => ({ label: nameOf(u), side: u.bot ? "app" : u.username, lead: avatar(u, "small"), user: u })), ({ user }) => {
      const [start, end] = [this.input.value.slice(0, this.input.selectionStart), this.input.value.slice(this.input.selectionStart)];
      const head = start.replace(/@[^@]*$/, `@${nameOf(user)} `);
      this.input.value = head + end;
      this.input.setSelectionRange(head.length, head.length);
      closeSuggest();
      this.grow();
    });
  }

  // encoded is the text with mentions as Discord sends them.
  encoded() {
    const people = [...this.page.people()].sort((a, b) => nameOf(b).length - nameOf(a).length);
    return people.reduce((text, u) => text.replaceAll(`@${nameOf(u)}`, `<@${u.id}>`), this.input.value.trim());
  }

  async submit() {
    if (this.filling) return this.run();
    const leaf = this.exact(this.input.value.trim());
    if (leaf) return this.enter(leaf, null) || this.run();
    if (this.input.value.startsWith("/")) return this.alert("No such command here. Choose one from the list.");
    const text = this.encoded();
    if (!text && !this.files.length) return;
    const [typed, files, replyTo] = [this.input.value, this.files, this.replyTo];
    this.clear(); // at once: whoever types on begins a new message
    const trouble = await this.page.send(text, await Promise.all(files.map(encode)), replyTo?.id);
    if (!trouble) return;
    if (!this.input.value) {
      this.input.value = typed;
      this.files = files;
      this.showFiles();
      this.grow();
    }
    this.alert(trouble);
  }

  reply(m) {
    this.replyTo = m;
    const bar = $("replying");
    bar.hidden = !m;
    if (!m) return;
    bar.replaceChildren("Replying to ", h("strong", {}, nameOf(m.author)),
      h("button", { type: "button", class: "icon", "aria-label": "Do not reply", onclick: () => this.reply(null) }, icon("close")));
    this.input.focus();
  }

  // Files.

  browse(done) {
    const field = $("file");
    field.value = "";
    field.onchange = () => done(field.files);
    field.click();
  }

  // add takes files: for the message, or for the option that wants one.
  add(list) {
    const files = [...list];
    const wants = this.filling?.fields.find((f) => f.def.type === type.attachment && !f.file) || this.filling?.addable().find((d) => d.type === type.attachment);
    if (files.length && this.filling) {
      const field = wants?.def ? wants : wants && this.addField(wants);
      if (field) this.setFile(field, files[0]);
      return;
    }
    this.files.push(...files.slice(0, 10 - this.files.length));
    this.showFiles();
    this.input.focus();
  }

  showFiles() {
    $("tray").hidden = !this.files.length;
    $("tray").replaceChildren(...this.files.map((f, n) => h("li", { class: "tray-file" }, icon("file"), h("span", {}, h("span", { class: "file-name" }, f.name), h("small", {}, size(f.size))),
      h("button", { type: "button", class: "icon", "aria-label": `Remove ${f.name}`, onclick: () => { this.files.splice(n, 1); this.showFiles(); } }, icon("close")))));
  }

  // Commands.

  // leaves are the slash commands with their sub-commands spelled out.
  leaves() {
    const out = [];
    const walk = (path, shown, description, options) => {
      const inner = (options || []).filter((o) => o.type <= type.group);
      for (const o of inner) walk(`${path} ${o.name}`, `${shown} ${o.shown}`, o.description, o.options);
      if (!inner.length) out.push({ path, shown, description, options: options || [] });
    };
    for (const c of this.page.where().commands.filter((c) => c.type === 1)) walk(c.name, c.shown, c.description, c.options);
    return out;
  }

  exact(text) {
    return this.leaves().find((l) => "/" + l.path === text || "/" + l.shown === text);
  }

  suggestCommands(text) {
    const leaves = this.leaves();
    const names = leaves.flatMap((l) => [l.shown, l.path].map((name) => ({ leaf: l, name }))).sort((a, b) => b.name.length - a.name.length);
    const known = names.find((n) => text.startsWith(n.name + " "));
    if (known) return this.enter(known.leaf, text.slice(known.name.length + 1));
    const word = text.toLowerCase();
    const begins = (l) => l.shown.startsWith(word) || l.path.startsWith(word);
    const fits = leaves.filter((l) => l.shown.includes(word) || l.path.includes(word)).sort((a, b) => Number(begins(b)) - Number(begins(a)));
    const bot = this.page.bot();
    const list = fits.map((l) => ({ label: "/" + l.shown, args: l.options.filter((o) => o.required).map((o) => ` ${o.shown}`).join(""), detail: l.description, lead: avatar(bot, "small"), leaf: l }));
    suggest(this.input, list.length ? `Commands of ${nameOf(bot)}` : "No command has this name", list, ({ leaf }) => {
      const whole = ["/" + leaf.path, "/" + leaf.shown].includes(this.input.value.trim()); // nothing is left to choose
      const fields = this.enter(leaf, null);
      if (!fields && !leaf.options.length && whole) this.run();
    });
  }

  // enter begins to fill in a command; text goes into its first option, or into
  // those that it names: "question: why? private: true". Without text, null,
  // only what is required is asked for. It says whether something is.
  enter(leaf, text) {
    this.leave();
    this.input.value = "";
    this.grow();
    const filling = { leaf, fields: [], addable: () => leaf.options.filter((o) => !filling.fields.some((f) => f.def === o)) };
    this.filling = filling;
    const box = $("command");
    box.hidden = false;
    box.setAttribute("aria-label", `Command /${leaf.shown}. ${leaf.description}`);
    box.replaceChildren(h("span", { class: "command-name" }, `/${leaf.shown}`), h("span", { class: "fields-in" }), h("span", { class: "addable" }));
    $("composer").classList.add("commanding");
    this.input.hidden = true;
    const needed = leaf.options.filter((o) => o.required);
    const begin = needed.length ? needed : leaf.options.slice(0, text === null ? 0 : 1);
    for (const def of begin) this.addField(def);
    this.showAddable();
    const field = filling.fields[0];
    if (!field) {
      $("send").focus();
      return false;
    }
    for (const [name, value] of named(text || "", leaf.options)) {
      const def = leaf.options.find((o) => o.name === name);
      const to = name ? filling.fields.find((f) => f.def === def) || this.addField(def) : field;
      if (to.input && value) to.input.value = value;
    }
    this.showAddable();
    (field.input || field.button).focus();
    return true;
  }

  // leave gives up the command.
  leave() {
    if (!this.filling) return;
    this.filling = null;
    $("command").hidden = true;
    $("composer").classList.remove("commanding");
    this.input.hidden = false;
    closeSuggest();
    this.alert("");
    this.input.focus();
  }

  showAddable() {
    const buttons = this.filling.addable().map((def) => h("button", { type: "button", class: "add", title: def.description, "aria-label": `Add the option ${def.shown}: ${def.description}`,
      onclick: () => { const f = this.addField(def); this.showAddable(); (f.input || f.button).focus(); } }, icon("plus"), def.shown));
    $("command").querySelector(".addable").replaceChildren(...buttons);
  }

  addField(def) {
    const field = { def, value: undefined, file: null };
    const id = `option-${def.name}`;
    if (def.type === type.attachment) {
      field.button = h("button", { type: "button", id, class: "choose", onclick: () => this.browse((files) => files[0] && this.setFile(field, files[0])), onkeydown: (e) => this.fieldKey(e, field) }, "Choose a file");
    } else {
      field.input = h("input", { id, type: "text", role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-describedby": `${id}-note`, "aria-required": String(Boolean(def.required)), maxlength: def.max_length || 6000,
        inputmode: def.type === type.integer ? "numeric" : undefined,
        oninput: () => this.fieldTyped(field), onfocus: () => this.fieldTyped(field, true), onkeydown: (e) => this.fieldKey(e, field), onblur: () => closeSuggest() });
    }
    field.element = h("span", { class: `option${def.type === type.string && !def.choices ? " wide" : ""}` }, h("label", { for: id }, def.shown), field.input || field.button, h("span", { id: `${id}-note`, class: "unseen" }, def.description));
    this.filling.fields.push(field);
    $("command").querySelector(".fields-in").append(field.element);
    return field;
  }

  removeField(field) {
    field.element.remove();
    this.filling.fields = this.filling.fields.filter((f) => f !== field);
    this.showAddable();
    const last = this.filling.fields.at(-1);
    if (last) (last.input || last.button).focus();
    else this.leave();
  }

  setFile(field, file) {
    field.file = file;
    field.button.textContent = `${file.name} (${size(file.size)})`;
    field.button.focus();
  }

  fieldKey(e, field) {
    if (e.isComposing || (field.input && suggestKey(e))) return;
    if (e.key === "Enter" && (field.input || field.file)) {
      e.preventDefault();
      this.run();
    } else if (e.key === "Escape") {
      e.preventDefault();
      this.leave();
    } else if (e.key === "Backspace" && !field.input?.value) {
      e.preventDefault();
      if (field.def.required || this.filling.fields.length === 1) this.leave();
      else this.removeField(field);
    }
  }

  fieldTyped(field, focused) {
    if (!focused) field.value = undefined;
    if (!focused && this.splitNamed(field)) return;
    field.element.classList.remove("missing");
    this.alert("");
    const title = `${field.def.shown}: ${field.def.description}`;
    const choose = (item) => {
      field.input.value = item.label;
      field.value = item.value;
      closeSuggest();
    };
    if (field.def.autocomplete) return this.complete(field, title, choose);
    const word = field.value === undefined ? field.input.value.toLowerCase() : "";
    suggest(field.input, title, this.known(field.def).filter((i) => i.label.toLowerCase().includes(word)), choose);
  }

  // splitNamed moves what follows the name of another option, "private:true", into a
  // field of its own, as Discord does with what is typed by hand.
  splitNamed(field) {
    const [[, before], ...others] = named(field.input.value, this.filling.leaf.options);
    if (!others.length) return false;
    field.input.value = before;
    let last = field;
    for (const [name, value] of others) {
      const def = this.filling.leaf.options.find((o) => o.name === name);
      last = this.filling.fields.find((f) => f.def === def) || this.addField(def);
      if (last.input) last.input.value = value;
      last.value = undefined;
    }
    this.showAddable();
    (last.input || last.button).focus();
    return true;
  }

  // known are the values that the page can offer by itself.
  known(def) {
    const users = () => this.page.people().map((u) => ({ label: nameOf(u), value: u.id, lead: avatar(u, "small") }));
    const roles = () => this.page.roles().map((r) => ({ label: `@${r.name.replace(/^@/, "")}`, value: r.id }));
    switch (def.type) {
      case type.boolean: return [{ label: "True", value: true }, { label: "False", value: false }];
      case type.user: return users();
      case type.role: return roles();
      case type.mentionable: return [...users(), ...roles()];
      case type.channel: return this.page.channels().map((c) => ({ label: `#${c.name}`, value: c.id }));
    }
    return (def.choices || []).map((c) => ({ label: c.shown, value: c.value }));
  }

  // complete asks the bot for suggestions, once the typing rests.
  complete(field, title, choose) {
    clearTimeout(this.pause);
    suggest(field.input, title, [], choose);
    this.pause = setTimeout(async () => {
      const asked = field.input.value;
      const options = await this.options(field);
      const choices = await this.page.autocomplete(this.filling.leaf.path, options, field.def.name);
      if (document.activeElement !== field.input || field.input.value !== asked) return;
      suggest(field.input, choices ? title : `${title} (no suggestions: the bot did not answer)`, (choices || []).map((c) => ({ label: c.name, value: c.value })), choose);
    }, 120);
  }

  // options are the values so far; the focused one as it is typed.
  async options(focused) {
    const out = [];
    for (const f of this.filling.fields) {
      if (f === focused) out.push({ name: f.def.name, type: f.def.type, value: f.input.value });
      else if (f.file) out.push({ name: f.def.name, type: f.def.type, file: focused ? { name: f.file.name, type: f.file.type, data: "" } : await encode(f.file) });
      else if (f.input && f.input.value.trim()) out.push({ name: f.def.name, type: f.def.type, value: this.valueOf(f) });
    }
    return out;
  }

  valueOf(f) {
    if (f.value !== undefined) return f.value;
    const text = f.input.value.trim();
    const named = this.known(f.def).find((i) => i.label.toLowerCase() === text.toLowerCase() || i.value === text);
    if (named) return named.value;
    if (f.def.type === type.integer || f.def.type === type.number) return Number(text);
    return text;
  }

  // wrong is the first field that stops the command, with the reason.
  wrong() {
    for (const f of this.filling.fields) {
      const empty = f.input ? !f.input.value.trim() : !f.file;
      if (empty && f.def.required) return [f, "This option is required."];
      if (empty || !f.input) continue;
      const value = this.valueOf(f);
      const listed = f.def.choices?.length || (f.def.type >= type.boolean && f.def.type <= type.mentionable);
      if (listed && !this.known(f.def).some((i) => i.value === value)) return [f, "Choose one of the list."];
      if (Number.isNaN(value)) return [f, "This has to be a number."];
    }
    return null;
  }

  async run() {
    const wrong = this.wrong();
    if (wrong) {
      wrong[0].element.classList.add("missing");
      (wrong[0].input || wrong[0].button).focus();
      return this.alert(`${wrong[0].def.shown}: ${wrong[1]}`);
    }
    clearTimeout(this.pause);
    const { leaf } = this.filling;
    const options = await this.options();
    this.leave();
    const trouble = await this.page.command(leaf.path, options);
    if (trouble) this.alert(trouble);
  }
}

// named splits text into the options that it names, as [name, value]; what
// stands before the first name has none.
function named(text, options) {
  const parts = [["", ""]];
  for (const word of text.split(/(?<=\s)/)) {
    const o = options.find((o) => word.startsWith(`${o.name}:`) || word.startsWith(`${o.shown}:`));
    if (o) parts.push([o.name, word.slice(word.indexOf(":") + 1)]);
    else parts.at(-1)[1] += word;
  }
  return parts.map(([name, value]) => [name, value.trim()]);
}

// encode is a file as the server takes it.
async function encode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return { name: file.name, type: file.type, data: btoa(text) };
}
