package catalogue

import "testing"

// Texts of a kind are listed, and passages shown beside them: the texts may be of that kind, or
// speak of it.
func TestTextsOfAKind(t *testing.T) {
	for _, test := range []struct {
		asked string
		topic Topic
		words string
	}{
		{"what recipes do you have", TopicList, ""}, {"what kind of guides are there", TopicList, ""}, {"any poems in here about storms", TopicMention, "storms"},
		{"list all the pasta recipes", TopicMention, "pasta"}, {"what court cases do you have?", TopicMention, "court"}, {"which rulings are about mould", TopicMention, "mould"},
		{"show me the letters", TopicList, ""}, {"what recipes with rye do you have", TopicMention, "rye"}, {"do you have any stories about the sea", TopicMention, "sea"}, {"what guides are there for tenants", TopicMention, "tenants"},
		{"who wrote about comets", TopicMention, "comets"}, {"who writes about the sea", TopicMention, "sea"},
		{"welche Texte gibt es über Honig?", TopicMention, "Honig"}, {"was habt ihr zu den Milben", TopicMention, "Milben"},
		{"quels textes avez-vous sur le miel", TopicMention, "miel"}, {"¿qué textos hay sobre la miel?", TopicMention, "miel"},
		{"какие книги у нас есть про мёд", TopicMention, "мёд"}, {"bal hakkında hangi metinler var", TopicMention, "bal"},
	} {
		got, ok := New(groupSources()).Answer(Read(test.asked))
		if !ok || got.Topic != test.topic || got.Words != test.words || !got.Beside {
			t.Errorf("%q = %s of %q, beside %v", test.asked, got.Topic, got.Words, got.Beside)
		}
	}
	for _, asked := range []string{
		"what rules apply to pets", "which laws did the king pass", "what letters are in the word", "rules", "any minutes left", "what cases", `who wrote "On the Motion of Hearts"`, "which stories did she tell", "who wrote about it first and why",
		"what do the rules say about dogs", "what notes does a violin play", "что о войне", "was habt ihr gegen Bienen", "que dit le texte sur le miel", "bal hakkında ne diyor",
	} {
		if got, ok := New(groupSources()).Answer(Read(asked)); ok {
			t.Errorf("%q = %s of %q, want a question to the texts", asked, got.Topic, got.Words)
		}
	}
}
