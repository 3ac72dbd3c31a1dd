package bot

import (
	"footnote/retrieval/wording/texts"
)

// The language of what the bot says:
//
//   - What one member sees alone, a form and what is offered while it is typed: that
//     of the member's Discord, which comes with each interaction.
//   - What a channel sees, as an answer to an interaction or to a mention, a review
//     card or the welcome: that of /settings, else that which the server has set for
//     Discord (its preferred language), since its readers have many.
//   - A direct message: that of the member's last interaction, which is kept with the
//     server that the member's direct messages ask; English where the bot has seen none.
//
// English stands for the languages that there is no translation to. What was said
// above an answer is kept with it, so on its other pages it stands as it was said.
// Passages and citations are never translated.

// languageFor gives the language of an answer that is acknowledged in some way.
func (c *call) languageFor(ack acknowledgement) texts.Language {
	if c.GuildID != "" && (ack == ackPublic || ack == ackUpdate && !c.onPrivate()) {
		return c.channelLanguage()
	}
	return c.own
}

// channelLanguage gives the language of what the channel sees.
func (c *call) channelLanguage() texts.Language {
	if c.settings.language != "" {
		return texts.In(c.settings.language)
	}
	return c.bot.languageOf(c.guild)
}

// languageOf gives the language that a server has set for Discord.
func (b *Bot) languageOf(guild string) texts.Language {
	locale, _ := b.locales.Load(guild)
	code, _ := locale.(string)
	return texts.In(code)
}

// noteLanguage keeps the locale that a server has.
func (b *Bot) noteLanguage(guild, locale string) {
	if isSnowflake(guild) && locale != "" {
		b.locales.Store(guild, locale)
	}
}
