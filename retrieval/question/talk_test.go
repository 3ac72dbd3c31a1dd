package question

import "testing"

func TestIsTalk(t *testing.T) {
	for _, q := range []string{
		"hi", "Hi!", "hey", "heyyy", "hello there", "hello everyone", "gm everyone", "good morning all", "GOOD MORNING", "yo", "sup", "what's up", "whats up guys",
		"thanks!", "thank you", "ty :)", "thx", "Thank you so much that helped", "thank you so much, that was helpful", "thanks a lot guys", "many thanks", "tysm <3",
		"cheers mate", "ok thanks", "okay cool", "great, thanks!", "perfect ty", "lol", "LMAO", "hahaha", "lol that is so funny", "😂", "👍🏽", "<@123>", "<@123> hi", "@Footnote hello!",
		"bye", "good night", "good night everyone", "gn", "see you tomorrow", "see ya later", "goodbye", "good night and see you tomorrow", "have a nice day",
		"are you a bot", "are you a robot or a person?", "r u a bot", "are you human", "are you real?", "who made you", "who created you?", "who are you", "what are you", "what is your name and who made you?",
		"whats ur name", "what can you do", "what can you do for me?", "how are you", "how are you doing today?", "hi, how are you doing today?", "hows it going", "how r u",
		"tell me a joke", "can you tell me a joke?", "sing me a song", "good bot", "bad bot", "you're the best", "youre such a legend", "i love you", "love you bot", "you're welcome", "no problem", "nice", "cool", "wow", "yes please", "sorry, I did not mean that",
		"no, not now", "happy birthday to you", "congratulations on the new job", "is anyone here tonight?", "I am bored", "im so tired lol", "nvm", "got it thanks", "that helped", "that was really helpful", "you rock",
		"hey bot", "do you like cats or dogs?", "how do you work", "how does this bot work?", "how old are you", "can you help me", "help", "pls help", "hiya! thanks for the help :)",
		"moin leute, alles fit bei euch?", "na wie läufts", "haha das war echt witzig", "boah ist das heute öde, nee ist das langweilig", "tut mir leid", "keine Ahnung", "schönes Wochenende euch", "schoenes wochenende", "wer hat heute lust auf pizza", "hab voll hunger", "das hat mir sehr geholfen",
		"salut les gars, ça roule ?", "mdr c'était trop marrant", "c'etait genial", "j'ai la flemme", "bon courage à tous", "hola gente, cómo va todo", "jaja qué risa", "estoy muy cansada", "tengo mucha hambre", "oi pessoal, tudo bem?", "ciao ragazzi, come va", "hoi allemaal", "привет всем, как дела?",
		"谢谢", "grazie mille", "bom dia", "dziękuję", "дякую", "you're awesome", "same here", "what time is it", "im on my way home", "where is everyone", "i need more sleep", "it's raining again", "who wants to play later", "did anyone watch the game last night", "let's get food after class",
		"brb feeding my cat", "gn all, see you at the harvest party", "thanks chef", "lol thanks captain", "nice one tomas", "well played stone", "shut up pixel", "happy birthday peter!!", "lol nice one baker",
		"hey whos in for movie night", "anyone down for a board game tonight", "whos coming to the court on friday", "nooo my dice hate me", "who ate my loaf", "wow thats a lot of flour man", "lmao that comet meme", "wish me luck guys",
		"congrats on the new flat", "let's meet at 8", "yay we won", "that exam was brutal", "hey whos online", "ok see you all tomorrow", "you guys are the best", "did you see the game yesterday", "im going to bed guys",
		"bin gleich wieder da", "oh mann bin ich müde", "ich geh jetzt schlafen", "haha meine bienen hassen mich", "wer kommt heute abend mit", "guten morgen zusammen", "kommt jemand mit heute abend", "à plus tard tout le monde", "je vais dormir", "je reviens tout de suite", "me voy a dormir", "ahora vuelvo",
		"hahaha çok iyiydi", "çok komikti", "herkese iyi geceler", "görüşürüz arkadaşlar", "birazdan geliyorum", "спасибо большое, вы лучшие", "до завтра ребята", "всем спокойной ночи", "я так устал", "ахаха", "buonanotte a tutti", "ci vediamo domani", "vado a dormire", "boa noite pessoal", "até amanhã",
		"are we still meeting at five", "what are you doing this weekend", "good luck with the exam",
	} {
		if !IsTalk(q) {
			t.Errorf("IsTalk(%q) = false", q)
		}
	}
	for _, q := range []string{
		"", "?", "for my essay", "can u tell me", "thanks to whom did Russia return", "hey what is the caesar act", "hello kitty", "Hey Jude", "hello world program", "phosphate", "who made the atom bomb", "are robots people",
		"who created the Fed", "what is a bot", "good night and good luck", "the good morning", "is anyone above the law", "how are genes copied", "who are the Kurds", "what are enzymes", "who are you according to Hegel",
		"what is love", "who made you king", "tell me about jokes", "thank you for smoking plot", "thanksgiving", "are you obliged to pay tax", "how old is the earth", "what can you do about inflation", "peace treaty",
		"the right", "test of time", "one two three infinity", "new year", "christmas truce", "what is new", "funny games", "how is life defined", "what is the meaning of life", "is the bot trained", "help the poor act",
		"can you help the poor", "love", "i love Lucy", "why do people hate cats", "do you like kant", "lol origins", "what does lol mean", "happy new year origin", "is real wage falling",
		"wer hat Lust und Last erfunden", "der Witz in der Antike", "das war der Dreißigjährige Krieg", "wie geht ein Druckverband", "was macht ihr beruf so gefährlich", "was ist ein Bot", "wer kommt für den Schaden auf",
		"c'est quoi une loi", "qui vient du Nord", "tu es la loi", "cómo va el corazón", "qué hay en el mar", "eso es un pez", "a plus sign", "grave fort", "toll", "pardon power", "the exact sciences",
		"thanks, moths", "thanks judge?", "thanks why", "thanks for the memory of water", "brb why do bees dance", "who ate the apple", "who stole my identity in law", "that is a lot", "who is up for election tonight", "whos in for a surprise", "who is coming to power", "let's meet the romans",
		"happy birthday song lyrics history", "we won the war", "that exam", "the comet meme theory", "good job market", "good one liners", "my landlord hates pets", "bin laden", "bin gleich stark", "geh nach canossa", "mein vater hasst", "herkese açık sınav", "çok tanrılı", "до революции", "я мыслю", "domani e dopo", "ahora o nunca",
		"what time is", "who wants to abolish slavery", "it is raining ash", "who needs more sleep", "where is everyone buried", "are we still meeting the targets of the treaty of paris", "good luck charms", "anyone for a grand coalition",
	} {
		if IsTalk(q) {
			t.Errorf("IsTalk(%q) = true", q)
		}
	}
}

func TestIsNonsense(t *testing.T) {
	for _, q := range []string{"", "???", "...", "😂", "asdkjh qwe", "asdf", "asdfgh", "ASDFGHJKL", "sdfsdf", "hjkl", "qwer", "qwertyuiop", "zxcv", "aaaaaaa", "jkjkjk", "sdfkjsdf kjhkjh", "poiu", "asdkfj", "lkjhgf", "fghfgh", "zxcvbnm!!", "dfgdfg dfg"} {
		if !IsNonsense(q) {
			t.Errorf("IsNonsense(%q) = false", q)
		}
	}
	for _, q := range []string{"hi", "42", "1917", "C", "x", "DNA", "qwerty", "QWERTY layout", "were", "werewolf", "power", "poo", "Brno", "Krk", "Szczecin", "Przemyśl", "Ljubljana", "sad glass flash", "weird", "property", "typewriter",
		"Kirghiz", "vodka", "rhythm", "tsk", "NFKD", "SDF", "Syrian Democratic Forces sdf", "blorp fizz penguin", "asdf banana", "汉字", "سوريا", "Grzegorz", "Schwartz", "oil", "pipeline", "weed", "dress", "tree", "poi", "ghj theory", "HTTP", "xmlhttp",
		"jihad", "Fidschi", "Reykjavik", "Nizhny", "Hjalmar", "Bjork", "Gdansk", "Hrvatska"} {
		if IsNonsense(q) {
			t.Errorf("IsNonsense(%q) = true", q)
		}
	}
}

func FuzzIsTalk(f *testing.F) {
	f.Add("hi <@1> lol 😂")
	f.Add("asdf \xff")
	f.Fuzz(func(t *testing.T, q string) {
		if IsTalk(q) && IsNonsense(q) && len(words(q)) > 0 {
			t.Errorf("%q is talk and nonsense", q)
		}
	})
}

func TestThanks(t *testing.T) {
	for message, want := range map[string]bool{"thank you so much!": true, "ok thx": true, "lol ty": true, "hello!": false, "good night everyone": false, "bye": false, "": false} {
		if got := Thanks(message); got != want {
			t.Errorf("Thanks(%q) = %v, want %v", message, got, want)
		}
	}
}

func TestRequests(t *testing.T) {
	for message, want := range map[string]bool{"is the mill open?": true, "磨坊几点开门？": true, "متى تفتح الطاحونة؟": true, "tell me who": true, "off to the mill": false, "": false} {
		if got := Requests(message); got != want {
			t.Errorf("Requests(%q) = %v", message, got)
		}
	}
}
