package line

import (
	"strings"

	"footnote/corpus/lang"
)

// What programs for chats write into a conversation of their own: that somebody came or
// left, that a picture was sent and is not in the copy, that nobody else can read it.
var (
	ofProgram = lang.Regexp(`(?i)(?:\bend-to-end encrypted\b.*|Ende-zu-Ende-verschlüsselt.*|chiffrés? de bout en bout.*|cifrad[oa]s? de (?:extremo a extremo|ponta a ponta).*|` +
		`(?:^|[:>]|-)\s*(?:<?(?:media|image|video|audio|sticker|gif|document|contact card) omitted>?|<attached: [^<>]+>|<?Medien ausgeschlossen>?|(?:Bild|Video|Audio|Sticker|GIF|Dokument) weggelassen|<Multimedia omitido>|(?:imagen|audio|vídeo) omitid[oa]|<Médias? omis>|(?:image|vidéo|audio) absente?|<Mídia oculta>)|` +
		`(?:^|[:>]|-)\s*(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|(?:ce message a été|vous avez) supprimé.*|se eliminó este mensaje)|` +
		`(?:-|\])\s[^:]{1,60}\b(?:created (?:this )?group\b.*|added \S.*|left|joined using .*|changed (?:the|this) .*|hat die gruppe .*|a créé le groupe .*|creó el grupo .*))\s*\.?$`)
	// comesOrGoes is how a program for a channel says that somebody did.
	comesOrGoes = lang.Regexp(`^(?:---\s(?:Log|Day) .*|[\[(]?[\d:]{4,8}[\])]?\s(?:-!-|\*{1,3}|⇐|⇒|<--|-->|→|←)\s.*\b(?:has (?:joined|left|quit)|joined|left|quit|is now known as|mode/\S+|changed (?:the )?topic)\b.*)$`)
	// copyRow is what a program that copies chats writes around them, and sectionRow before
	// what hangs on a message: pictures and little signs, in the rows below.
	copyRow    = lang.Regexp(`^(?:={20,}|Guild: .*|Channel: .*|Topic: .*|Exported [\d,]+ message\(s\)|(?:After|Before): .*)$`)
	sectionRow = lang.Regexp(`^\{(?:Reactions|Attachments|Embed|Stickers)\}$`)
	speakerRow = lang.Regexp(`^(\[[^\[\]]{8,40}\] \S.{0,80}?)(?: \(pinned\))?$`)
	channelRow = lang.Regexp(`(?m)^={20,}\nGuild: ([^\n]+)\nChannel: (?:[^\n]* / )?([^\n]+)$`)
	groupRow   = lang.Regexp(`(?:-|\])\s[^:]{1,60}\b(?:created (?:the |this )?group|hat die Gruppe|a créé le groupe|creó el grupo)\s["“”„«'‘]\s?([^"“”„«»\n]{1,100}?)\s?["”“»'’](?:\s|$)`)
)

// withoutDirections leaves out the marks of the direction of writing.
var withoutDirections = strings.NewReplacer("\u200e", "", "\u200f", "")

// isOfProgram says whether a row of a conversation is one that nobody in it wrote.
func isOfProgram(row string) bool {
	row = withoutDirections.Replace(row)
	return len(row) <= longestNotice && ofProgram.MatchString(row) || comesOrGoes.MatchString(row)
}

// longestNotice bounds the bytes of such a row.
const longestNotice = 320

// WithoutCopier gives a conversation without what the program that copied it wrote around it,
// and the channel that it is of; another text as it is. The row over a message, of when and who,
// gets the colon that other programs write there.
func WithoutCopier(text string) (conversation, channel string) {
	m := channelRow.FindStringSubmatchIndex(text)
	if m == nil || strings.TrimSpace(text[:m[0]]) != "" {
		return text, ""
	}
	var rows []string
	hidden, blank := false, true
	for row := range strings.SplitSeq(text, "\n") {
		trimmed := strings.TrimSpace(row)
		switch {
		case trimmed == "":
			hidden = false
		case sectionRow.MatchString(trimmed):
			hidden = true
			continue
		case hidden, copyRow.MatchString(trimmed):
			continue
		case blank:
			row = speakerRow.ReplaceAllString(trimmed, "$1:")
		}
		blank = trimmed == ""
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n"), channelTitle(text[m[4]:m[5]], text[m[2]:m[3]])
}

// channelTitle names a channel as one, and the guild that it is of; messages between persons
// are in none.
func channelTitle(channel, guild string) string {
	channel, guild = lang.Squeeze(lang.Scrub(channel)), lang.Squeeze(lang.Scrub(guild))
	if channel == "" || guild == "" || guild == "Direct Messages" {
		return channel
	}
	return "#" + strings.TrimPrefix(channel, "#") + " (" + guild + ")"
}

// mostBeforeGroup is how many rows stand at most before the one that says how a group began.
const mostBeforeGroup = 5

// GroupName gives the name that a copied conversation says its group was given, "" where it
// does not.
func GroupName(text string) string {
	rows := strings.SplitN(text, "\n", mostBeforeGroup+1)
	for _, row := range rows[:min(mostBeforeGroup, len(rows))] {
		if row = withoutDirections.Replace(row); len(row) <= longestNotice {
			if m := groupRow.FindStringSubmatch(row); m != nil {
				return lang.Squeeze(lang.Scrub(m[1]))
			}
		}
	}
	return ""
}
