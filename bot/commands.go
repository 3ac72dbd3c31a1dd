package bot

import (
	"slices"
	"strings"

	"footnote/corpus/library"
	"footnote/retrieval/wording/texts"
)

// Types of options.
const (
	optionSubCommand = 1
	optionText       = 3
	optionNumber     = 4
	optionYesNo      = 5
	optionChannel    = 7
	optionRole       = 8
	optionFile       = 11
)

// Types of commands.
const (
	slash          = 1
	messageCommand = 3
)

// A command is one thing that the bot offers by name: "source add" is a
// sub-command of "source".
type command struct {
	kind    int
	name    texts.Name
	about   texts.Text
	options []*appOption
	action
}

// commands is the table of everything that the bot offers by name.
func commands() []command {
	return slices.Concat(readingCommands(), keepingCommands(), serverCommands())
}

// readingCommands are those that show what is in the library, and take wishes for it.
func readingCommands() []command {
	return []command{
		{slash, "ask", "Find the passages of this server's library that answer a question", []*appOption{
			required(text("question", "What you want to know, in your own words", 2000)),
			yesNo("private", "Show the answer to you alone"),
			sourceOption("Look in this source only"),
			shelfOption("Look on this shelf only"),
		}, action{limited: true, direct: true, ack: askPrivacy, run: ask}},
		{slash, "compare", "What each source of this server's library says on a point, side by side", []*appOption{
			required(text("question", "The point, for example: did sanctions work?", 2000)),
			yesNo("private", "Show the answer to you alone"),
			shelfOption("Compare the sources of this shelf only"),
		}, action{limited: true, direct: true, ack: askPrivacy, run: compare}},
		{slash, "help", "What I can do, and how", nil, action{direct: true, ack: privately, run: help}},
		{messageCommand, "Find sources", "", nil, action{limited: true, ack: privately, run: findSources}},
		{slash, "quote", "Check whether a quotation stands in this server's library, word for word", []*appOption{
			required(text("text", "The quotation", 2000)),
			sourceOption("The source that it is said to come from"),
		}, action{limited: true, ack: privately, run: checkQuotation}},
		{messageCommand, "Check this quote", "", nil, action{limited: true, ack: privately, run: quoteMessage}},
		{slash, "sources", "List what is in this server's library, or show one source", []*appOption{
			sourceOption("Show this source"),
			shelfOption("List this shelf only"),
		}, action{ack: privately, run: listSources}},
		{slash, "suggest", "Suggest a source for this server's library", []*appOption{
			required(text("title", "What it is called, and by whom", 200)),
			text("url", "Where it can be read", 500),
			text("note", "Why it should be here", 500),
		}, action{limited: true, ack: privately, run: suggest}},
		{slash, "bibliography", "The sources cited in this channel, as a file", []*appOption{
			values("format", "The kind of file", "md", "bib", "ris"),
		}, action{limited: true, ack: privately, run: bibliography}},
	}
}

// keepingCommands are those that keep its sources.
func keepingCommands() []command {
	return []command{
		{slash, "source add", "Add a text: attach a file, give an address, or nothing to paste it", []*appOption{
			option(optionFile, "file", "PDF, Word, slides, EPUB, subtitles, table, saved page, Markdown, text ..."),
			text("url", "A web address, DOI or ISBN; with a file, where that can be read on the web", 500),
			text("title", "What it is called, if the text does not say", 300),
			text("authors", "Family, Given; Family, Given", 300),
			text("date", "2021-07-03, 2021-07 or 2021", mostOfDate),
			text("publisher", "Who published it", 200),
			shelfOption("The shelf to put it on, an old one or a new one"),
		}, action{moderators: true, long: true, ack: addAcknowledgement, run: addSource}},
		{slash, "source remove", "Remove a source", []*appOption{required(sourceOption("Which"))},
			action{moderators: true, ack: privately, run: removeSource}},
		{slash, "source info", "Show all that is known of a source", []*appOption{required(sourceOption("Which"))},
			action{ack: privately, run: sourceInfo}},
		{slash, "source list", "List the sources, by their shelves", []*appOption{shelfOption("This shelf only")},
			action{ack: privately, run: listSources}},
		{slash, "source edit", "Change title, authors, date and the like of a source", []*appOption{
			required(sourceOption("Which")),
			choices("part", "Which form: title, authors, date, publisher, address; or what else is known of it", recordParts()...),
		},
			action{moderators: true, ack: atOnce, run: editSource}},
		{slash, "source undo", "Take back the last correction of what is known of a source", []*appOption{required(sourceOption("Which"))},
			action{moderators: true, ack: privately, run: undoNamed}},
		{slash, "source refresh", "Read sources again from the web, or one from a new file, and say what changed", []*appOption{
			sourceOption("Which; none reads all that came from the web"),
			option(optionFile, "file", "A new version of that source"),
			yesNo("replace", "Take also what looks like another work"),
		}, action{moderators: true, long: true, ack: privately, run: refreshSources}},
		{slash, "source shelf", "Put a source on a shelf, or on one more; on one where it stands, take it off", []*appOption{
			required(sourceOption("Which")),
			shelfOption("The shelf, an old one or a new one, such as: Week 3. None takes it off all"),
		}, action{moderators: true, ack: privately, run: putOnShelf}},
		{slash, "suggestions", "What members suggest for the library, to decide on", nil,
			action{moderators: true, ack: privately, run: suggestions}},
		{slash, "gaps", "The questions that the library did not surely answer: what to read next", nil,
			action{moderators: true, ack: privately, run: gaps}},
	}
}

// serverCommands are those for a server's settings and for its library as a whole.
func serverCommands() []command {
	return []command{
		{slash, "settings", "How this server wants its answers", []*appOption{
			option(optionRole, "moderator_role", "Members with this role keep the library"),
			choices("answers", "Who sees answers", "public", "private"),
			bounded(option(optionNumber, "passages", "Passages per answer"), 1, mostPassages),
			languageOption(),
			values("citation_style", "Of citations", citationStyles()...),
			channelOption("public_channel", "Allow public answers here only; again to take back", answerChannels),
			channelOption("review_channel", "Where suggestions are shown besides /suggestions; who reads there sees them", textChannels),
			shelfOption("Questions in this channel look on this shelf only"),
			choices("reset", "Take one back", resetRole, resetChannels, resetReview, resetShelf),
		}, action{managers: true, ack: privately, run: changeSettings}},
		{slash, "library export", "The whole library in one file", []*appOption{
			yesNo("files", "With the files that sources were read from, if you may hand them on"),
		}, action{managers: true, long: true, ack: privately, run: exportLibrary}},
		{slash, "library import", "Add the sources of an exported library", []*appOption{
			required(option(optionFile, "file", "A file from /library export")),
		}, action{managers: true, long: true, ack: privately, run: importLibrary}},
		{slash, "library purge", "Delete the library of this server and all that is kept of it", nil,
			action{managers: true, ack: privately, run: purgeLibrary}},
	}
}

// recordParts are those of a record that have a form of their own.
func recordParts() []texts.Text {
	list := []texts.Text{"Details"}
	for _, f := range recordForms() {
		list = append(list, f.label)
	}
	return list
}

// buttons is the table of buttons and menus, by the verb of their custom ID.
func buttons() map[string]action {
	table := map[string]action{
		"page":        {direct: true, pressed: true, ack: inPlace, run: directly(turnPage)},
		"read":        {direct: true, pressed: true, ack: inPlace, run: directly(readPassage)},
		"readall":     {direct: true, pressed: true, ack: inPlace, run: directly(readAll)},
		"wide":        {direct: true, pressed: true, ack: inPlaceIfAsked, run: directly(widerContext)},
		"picture":     {direct: true, pressed: true, ack: privately, run: directly(showPage)},
		"cite":        {direct: true, pressed: true, ack: privately, run: directly(citeAsSet)},
		"style":       {direct: true, pressed: true, ack: inPlace, run: directly(citeInStyle)},
		"goon":        {direct: true, ack: atOnce, run: goOnForm},
		"helpful":     {direct: true, ack: privately, run: directly(rateHelpful)},
		"unhelpful":   {direct: true, ack: privately, run: directly(rateUnhelpful)},
		"whole":       {direct: true, limited: true, ack: inPlace, run: directly(askWhole)},
		"again":       {ack: atOnce, run: openAgain},
		"suggestions": {moderators: true, ack: update, run: suggestions},
		"server":      {direct: true, limited: true, ack: update, run: chooseServer},
		"suggest":     {ack: atOnce, run: suggestForm},
		"share":       {pressed: true, ack: sharePrivacy, run: share},
		"dismiss":     {direct: true, ack: update, run: directly(dismiss)},
		"list":        {ack: inPlace, run: listSources},
		"record":      {ack: inPlace, run: showRecord},
		"open":        {direct: true, pressed: true, ack: privately, run: directly(showListed)},
		"remove":      {moderators: true, ack: inPlace, run: removeConfirmed},
		"purge":       {managers: true, ack: inPlace, run: purgeConfirmed},
		"keep":        {moderators: true, ack: update, run: keepSource},
		"undo":        {moderators: true, ack: inPlace, run: undoRemoval},
		"undoadd":     {moderators: true, ack: inPlace, run: undoAdd},
		"undoedit":    {moderators: true, ack: inPlace, run: undoPressed},
		"edit":        {moderators: true, ack: atOnce, run: editSource},
		"recognise":   {moderators: true, long: true, ack: privately, run: recognise},
		"approve":     {moderators: true, ack: update, run: approve},
		"take":        {moderators: true, long: true, ack: privately, run: takeSuggested},
		"reword":      {moderators: true, ack: atOnce, run: rewordForm},
		"reject":      {moderators: true, ack: atOnce, run: rejectForm},
	}
	for _, f := range recordForms() {
		table[f.verb] = action{moderators: true, ack: atOnce, run: f.open}
	}
	return table
}

// forms is the table of what forms do when they are sent, by the verb of their
// custom ID.
func forms() map[string]action {
	table := map[string]action{
		"goon":    {direct: true, limited: true, ack: goOnPrivacy, run: directly(goOn)},
		addVerb:   {moderators: true, long: true, ack: privately, run: addCorrected},
		"paste":   {moderators: true, long: true, ack: privately, run: correctably(addPasted)},
		"edited":  {moderators: true, ack: privately, run: correctably(details.edited)},
		"suggest": {limited: true, ack: privately, run: correctably(suggested)},
		"reword":  {moderators: true, ack: update, run: correctably(reworded)},
		"reject":  {moderators: true, ack: update, run: rejected},
	}
	for _, f := range recordForms() {
		table[f.verb] = action{moderators: true, ack: privately, run: correctably(f.edited)}
	}
	return table
}

// actions are the tables, ready to look things up.
type actions struct{ commands, buttons, forms map[string]action }

func allActions() actions {
	a := actions{map[string]action{}, buttons(), forms()}
	for _, c := range commands() {
		a.commands[string(c.name)] = c.action
	}
	return a
}

func (a actions) find(r *request) (action, bool) {
	var found action
	var ok bool
	switch r.Type {
	case kindCommand:
		found, ok = a.commands[r.command]
	case kindComponent:
		found, ok = a.buttons[r.verb]
	case kindModal:
		found, ok = a.forms[r.verb]
	}
	return found, ok
}

// Ways to acknowledge.
func privately(*call) acknowledgement { return ackPrivate }
func atOnce(*call) acknowledgement    { return ackNone }
func update(*call) acknowledgement    { return ackUpdate }

// inPlace changes a message that only who pressed can see, and answers any
// other with a private one, so that nobody turns a page for somebody else.
func inPlace(c *call) acknowledgement {
	if c.onPrivate() {
		return ackUpdate
	}
	return ackPrivate
}

// inPlaceIfAsked is inPlace for buttons that stand on answers, too, which must
// not be replaced.
func inPlaceIfAsked(c *call) acknowledgement {
	if c.arg(2) == "u" {
		return inPlace(c)
	}
	return ackPrivate
}

// registration is the table as Discord takes it. Contexts are for commands
// that are registered everywhere: those of one server have none.
func registration(everywhere bool) []*appCommand {
	const inServers, inDirect = 0, 1
	var list []*appCommand
	parents := map[string]*appCommand{}
	for _, c := range commands() {
		name, sub, hasSub := strings.Cut(string(c.name), " ")
		if c.kind != slash || !hasSub {
			name = string(c.name)
		}
		parent := parents[name]
		if parent == nil {
			parent = &appCommand{Name: name, Type: c.kind, Description: string(c.about)}
			if c.moderators || c.managers {
				parent.Permissions = "32" // Manage Server; a default that admins can change
			}
			if everywhere {
				parent.Contexts, parent.IntegrationTypes = []int{inServers}, []int{0}
				if c.direct {
					parent.Contexts = []int{inServers, inDirect}
				}
			}
			parents[name] = parent
			list = append(list, parent)
		}
		if c.kind == slash && hasSub {
			parent.Description = string(parentAbout[name])
			parent.Options = append(parent.Options, &appOption{Type: optionSubCommand, Name: sub, Description: string(c.about), Options: c.options})
			continue
		}
		parent.Options = c.options
	}
	return list
}

var parentAbout = map[string]texts.Text{
	"source":  "Keep the sources of this server's library",
	"library": "Take the whole library out, or put one in",
}

func option(kind int, name texts.Name, about texts.Text) *appOption {
	return &appOption{Type: kind, Name: string(name), Description: string(about)}
}

func text(name texts.Name, about texts.Text, most int) *appOption {
	o := option(optionText, name, about)
	o.MaxLength = most
	return o
}

func yesNo(name texts.Name, about texts.Text) *appOption { return option(optionYesNo, name, about) }

func sourceOption(about texts.Text) *appOption { return completed(text("source", about, 300)) }

func shelfOption(about texts.Text) *appOption {
	return completed(text("shelf", about, 2*library.MaxShelf))
}

func completed(o *appOption) *appOption {
	o.Autocomplete = true
	return o
}

func required(o *appOption) *appOption {
	o.Required = true
	return o
}

// choices offers values that have names in other languages.
func choices(name texts.Name, about texts.Text, named ...texts.Text) *appOption {
	o := option(optionText, name, about)
	for _, v := range named {
		o.Choices = append(o.Choices, choice{Name: string(v), Value: string(v)})
	}
	return o
}

// values offers values that are called the same everywhere.
func values(name texts.Name, about texts.Text, list ...string) *appOption {
	o := option(optionText, name, about)
	for _, v := range list {
		o.Choices = append(o.Choices, choice{Name: styleName(v), Value: v})
	}
	return o
}

func bounded(o *appOption, least, most int) *appOption {
	o.MinValue, o.MaxValue = &least, &most
	return o
}

func channelOption(name texts.Name, about texts.Text, types []int) *appOption {
	o := option(optionChannel, name, about)
	o.ChannelTypes = types
	return o
}
