// Package discord is how Footnote speaks to Discord, or to a stand-in: requests
// over REST, which wait as they are told, and the gateway, whose connections
// resume. It knows nothing of what is asked and answered.
//
//	client, err := discord.NewClient(token, "")
//	g := &discord.Gateway{Client: client, Handle: func(e discord.Event) { … }}
//	err = g.Run(ctx) // until ctx ends, or Discord refuses the bot
//
// Requests and their errors are those of discordgo. Its gateway is not used: it
// keeps the number of a session and of its last event to itself, so nothing can
// be resumed, and one frame that it does not expect ends the process.
package discord
