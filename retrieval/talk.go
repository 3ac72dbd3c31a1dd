package retrieval

import (
	"strings"

	"footnote/retrieval/static"
)

// talk is what people say to a bot rather than ask of a library: greetings,
// thanks, small talk, wishes, and questions about accounts, data and the bot
// itself. It belongs to the world that a library has to be nearer than.
var talk = strings.Split(strings.TrimSpace(`
hello there everyone
hi, how are you doing today?
good morning, did you sleep well?
good night and see you tomorrow
thank you so much, that was helpful
lol that is so funny
sorry, I did not mean that
yes please
no, not now
what is your name and who made you?
are you a robot or a person?
what can you do for me?
can you help me with my homework?
tell me a joke
sing me a song
what time is it right now?
what is the weather like this weekend?
will it rain tomorrow?
what should I have for dinner tonight?
how do I bake bread at home?
where is the nearest restaurant?
when does the shop on the corner open?
how much does a ticket cost?
book me a table for two
play some music
set an alarm for seven
remind me to call my mother
write an essay for me
translate this sentence for me
what is the score of the match?
who will win the game tonight?
what did you do last weekend?
I am bored, what shall we do?
do you like cats or dogs?
what is the meaning of life?
which phone should I buy?
my computer is slow, what can I do?
how do I reset my password?
why can I not log in to my account?
how do I delete my account?
where is my order and when will it arrive?
how do I return what I bought?
can I get my money back?
how do I cancel my subscription?
what does it cost a month?
what data do you collect about me?
how do you use my personal information?
do you share my data with third parties or advertisers?
do you sell personal data?
how long do you keep my data?
can I see, change or delete the information you hold about me?
can users choose what the site may use?
can I opt out of tracking and cookies?
does the website use cookies?
is my data stored safely and encrypted?
do you hand data to the police when the law requires it?
does the company tell its users when its policy changes?
may children use this service?
do you use my location?
who do I contact about privacy?
what permissions does the app need on my device?
does the service work with other websites?
which settings control who sees my profile?
how do I turn off notifications?
how do I invite this bot to my server?
who is the moderator here?
is anyone here tonight?
let us meet at eight
happy birthday to you
congratulations on the new job
`), "\n")

// worldOf gives the world that a library has to be nearer than.
func worldOf(m *static.Model) (*static.World, error) {
	w, err := static.DefaultWorld()
	if err != nil {
		return nil, err
	}
	return w.With(m, talk), nil
}
