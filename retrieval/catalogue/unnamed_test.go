package catalogue

import "testing"

func TestUnnamed(t *testing.T) {
	for asked, want := range map[string]bool{
		"who wrote this": true, "who wrote it?": true, "who is the author": true, "who are the authors": false, "who are the authors of this": true, "who are its authors": true, "who wrote this article": true, "Who's the author of this?": true, "by whom is it": true,
		"wer hat das geschrieben?": true, "wer ist der Autor": true, "¿quién es el autor?": true, "von wem ist das": true,
		"¿quién escribió esto?": true, "¿quién lo escribió?": true, "¿quiénes son los autores?": true,
		"qui a écrit ça ?": true, "qui l'a écrit ?": true, "qui est l'auteur ?": true,
		"кто это написал?": true, "кто написал эту статью": true, "кто автор?": true,
		"bunu kim yazdı?": true, "yazarı kim": true, "من كتب هذا؟": true, "من المؤلف": true, "这是谁写的？": true, "作者是谁": true,
		"who wrote Leviathan": false, "who wrote the constitution": false, "who is the king": false, "who built this": false, "who wrote it down first": false,
		"wer hat die Brücke gebaut": false, "wer hat Leviathan geschrieben": false, "qui a écrit la constitution": false, "кто построил мост": false, "谁是国王": false, "quién lo mató": false, "onu kim öldürdü": false,
	} {
		if got := Read(asked).Unnamed(); got != want {
			t.Errorf("Unnamed(%q) = %v", asked, got)
		}
	}
}

func TestWhatThereIs(t *testing.T) {
	rs := New(groupSources())
	for _, asked := range []string{
		"what do you have", "what's in here?", "what texts are there", "what have you got here", "was hast du?", "was habt ihr alles hier", "¿qué tienes?", "qué hay en la biblioteca",
		"qu'est-ce que tu as ?", "qu'avez-vous ici", "que as-tu", "что у вас есть?", "что здесь есть", "burada neler var", "elimizde ne var", "ماذا لديك؟", "你有什么？",
	} {
		if a, ok := rs.Answer(Read(asked)); !ok || numbersOf(a.Sources) != everything {
			t.Errorf("Answer(%q) = %q of %q, %v", asked, a.Topic, numbersOf(a.Sources), ok)
		}
	}
	for asked, want := range map[string]bool{
		"what do you have": true, "what's in here": true, "what have you got": true, "what do you have in the library": true,
		"what can you do": false, "who are you": false, "what do you think": false, "what do you have against bees": false, "what is here the king": false,
	} {
		if got := Read(asked).Whole(); got != want {
			t.Errorf("Whole(%q) = %v", asked, got)
		}
	}
}
