package speech

import (
	"strings"
	"testing"
)

// A speaker is named only where the words leave no choice.
func TestSurelyNamed(t *testing.T) {
	for text, want := range map[string]string{
		`Pell blamed the storm and the flood of Marlow. He said that the town "[asked too little of us]".`:                         "?",
		`As Lord Moss famously put it, “The river needs none. [It has no master].”`:                                                "Lord Moss",
		`“[We lost many oars],” said Joan Pell when the railway came.`:                                                             "Joan Pell",
		`“[We lost many oars] then. We lost no passenger,” Joan Pell said.`:                                                        "Joan Pell",
		`“[We lost many oars]!” said Joan Pell.`:                                                                                   "Joan Pell",
		`Bashar al-Pell later told Moss that “[we lost many oars]”.`:                                                               "Bashar al-Pell",
		`Joan Pell, the owner of the ferry, said “[we lost many oars]”.`:                                                           "Joan Pell",
		`According to Joan Pell, [they lost many oars].`:                                                                           "Joan Pell",
		`[They lost many oars], according to Joan Pell.`:                                                                           "Joan Pell",
		"Lord Moss wrote:\n\n[They lost many oars].":                                                                               "Lord Moss",
		`The mayor of Marlow said “[we lost many oars]”.`:                                                                          "?",
		`Marlow residents said “[we lost many oars]”.`:                                                                             "?",
		`Pell’s brother said “[we lost many oars]”.`:                                                                               "?",
		`“[We lost many oars],” said Pell’s brother.`:                                                                              "?",
		`Pell, who met Moss, said “[we lost many oars]”.`:                                                                          "?",
		"We met.\n\nOn Mon, 8 Mar 2021 at 09:10, Ada Pell <ada@x.example> wrote:\n\n> Who has the book?\n\n> [We lost many oars].": "Ada Pell",
		"Mar 8, Ada Pell wrote:\n\n> Who has the book?\n\n[We lost many oars].":                                                    "",
		"> [We lost many oars].": "?",
		"We met.\n\n-----Original Message-----\n\nFrom: Ada Pell\n\nSent: Monday\n\n[We lost many oars].": "Ada Pell",
		`Pell was told “[we lost many oars]”.`:                                                            "?",
		`Pell never said “[we lost many oars]”.`:                                                          "?",
		`Pell and Moss said “[we lost many oars]”.`:                                                       "?",
		`Pell put boats on the river and “[many oars]”.`:                                                  "?",
		`He told Moss “[we lost many oars]”.`:                                                             "?",
		`“[We lost many oars].” Moss said that this was wrong.`:                                           "?",
		`Joan Pell, the owner of the ferry, spoke in Marlow and stated, "We row" of the mail of Moss. "[We lost many oars]" (Wren, 2016). It rained.`: "Joan Pell",
		`Joan Pell said, "We row." "[We lost many oars]."`:                                                  "Joan Pell",
		`“We row,” said Joan Pell. “We sail. [We lost many oars].”`:                                         "Joan Pell",
		`Joan Pell, the owner of the ferry, spoke at Marlow and stated, "[We lost many oars]" in a letter.`: "Joan Pell",
		`Pell and Moss spoke at Marlow and stated, "[We lost many oars]".`:                                  "?",
		`“[We lost many oars]!” growled Moss, as if he had a boat.`:                                         "Moss",
		`Pell met Moss, who spoke and stated, "We row." "[We lost many oars]."`:                             "?",
		`Pell and Moss spoke and stated, "We row." "[We lost many oars]."`:                                  "?",
		`Marlow residents met and stated, "We row." "[We lost many oars]."`:                                 "?",
		`The mayor of Marlow spoke and stated, "We row." "[We lost many oars]."`:                            "?",
		`Pell asked, "Who rows?" "[We lost many oars]."`:                                                    "?",
		`Pell said, "We row" (Wren, 2016). "[We lost many oars]" (Hale, 2017).`:                             "?",
		`Pell said, "We row." "[We lost many oars]" was the answer.`:                                        "?",
		`Pell said, "We row." "[We lost many oars]." Moss said it twice.`:                                   "?",
		`Pell said, "We row." "They sail." "[We lost many oars]."`:                                          "?",
		"Pell said, \"We row.\"\n\"[We lost many oars].\"":                                                  "?",
		`Joan Pell, who can't row, said “[we lost many oars]”.`:                                             "Joan Pell",
		`Moss said so. “[We lost many oars].”`:                                                              "?",
		`While Moss said no, [they lost many oars].`:                                                        "?",
		`[They lost many oars]. Moss said that this was wrong.`:                                             "",
		`The wall of Marlow held, and [they lost many oars].`:                                               "",
	} {
		before, rest, _ := strings.Cut(text, "[")
		said, after, _ := strings.Cut(rest, "]")
		speakers, reported := Speakers(before+said+after, said, false)
		got := strings.Join(speakers, ", ")
		if got == "" && reported {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
