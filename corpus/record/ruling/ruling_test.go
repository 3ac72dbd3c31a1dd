package ruling

import "testing"

func TestRead(t *testing.T) {
	tests := []struct {
		name string
		rows []string
		want Ruling
	}{
		{"two rows of parties with their roles beside them", []string{
			"Neutral Citation Number: [2011] EWHC 4410 (QB)", "Case No: HQ10X01234", "IN THE HIGH COURT OF JUSTICE", "QUEEN’S BENCH DIVISION", "Royal Courts of Justice",
			"Date: 21/03/2011", "Before:", "MRS JUSTICE FELL", "- - - - - -", "Between:", "(1) JOAN MARY ROE", "(2) ARTHUR ROE Claimants", "- and -", "FORD NAVIGATION TRUST Defendant", "- - - - - -",
			"Mr A. Pike (instructed by Pike & Co) for the Claimants", "Judgment"},
			Ruling{Court: "High Court of Justice", Number: "[2011] EWHC 4410 (QB)", Issued: "2011-03-21", First: "Joan Mary Roe", Second: "Ford Navigation Trust", Kind: "Judgment"}},
		{"a role behind a comma", []string{
			"COURT OF APPEALS OF NORTHLAND", "No. 77-1203", "MARSH & SONS, INC., Appellant,", "v.", "COUNTY OF ELM,", "Appellee.", "Argued May 2, 1977 Decided June 9, 1977", "JUSTICE HALE delivered the opinion of the Court."},
			Ruling{Court: "Court of Appeals of Northland", Number: "77-1203", Issued: "1977-06-09", First: "Marsh & Sons, Inc", Second: "County of Elm", Rows: 7}},
		{"roles behind dots, and who speaks", []string{
			"IN THE SUPREME COURT OF NORLAND", "CIVIL APPEAL NO. 4417 OF 2013", "ELM POTTERS LIMITED … APPELLANT(S)", "VERSUS", "STATE OF CALDER … RESPONDENT(S)", "J U D G M E N T", "Ada Molnar, J."},
			Ruling{Court: "Supreme Court of Norland", Number: "4417 OF 2013", First: "Elm Potters Limited", Second: "State of Calder", Kind: "Judgment", Rows: 6}},
		{"no parties", []string{"LANDGERICHT NEUSTADT", "IM NAMEN DES VOLKES", "URTEIL", "Aktenzeichen: 4 O 118/09", "Verkündet am", "12. Mai 2010", "Gründe:"},
			Ruling{Court: "Landgericht Neustadt", Number: "4 O 118/09", Issued: "2010-05-12", Kind: "Urteil", Rows: 6}},
		{"a number without a word for it", []string{"BUNDESGERICHTSHOF", "URTEIL", "XI ZR 118/09", "vom 12. Mai 2010", "Gründe:"},
			Ruling{Court: "Bundesgerichtshof", Number: "XI ZR 118/09", Issued: "2010-05-12", Kind: "Urteil", Rows: 4}},
		{"a date over the parties", []string{"COURT OF APPEALS OF NORTHLAND", "No. 77-1203", "Date: 12 May 2010", "JOAN ROE", "v.", "ELM POTTERS", "Judgment"},
			Ruling{Court: "Court of Appeals of Northland", Number: "77-1203", Issued: "2010-05-12", First: "Joan Roe", Second: "Elm Potters", Kind: "Judgment"}},
		{"the kind over the parties", []string{"COURT OF APPEALS OF NORTHLAND", "No. 77-1203", "JUDGMENT", "JOAN ROE", "v.", "ELM POTTERS", "The court has heard what both of the parties had to say of the weir and of the mill below it"},
			Ruling{Court: "Court of Appeals of Northland", Number: "77-1203", First: "Joan Roe", Second: "Elm Potters", Kind: "Judgment"}},
		{"a citation over the parties", []string{"COURT OF APPEALS OF NORTHLAND", "No. 77-1203", "Judgment", "[2011] EWHC 4410 (QB)", "JOAN ROE", "v.", "ELM POTTERS"},
			Ruling{Court: "Court of Appeals of Northland", Number: "[2011] EWHC 4410 (QB)", First: "Joan Roe", Second: "Elm Potters", Kind: "Judgment"}},
	}
	for _, tt := range tests {
		got, ok := Read(tt.rows)
		if !ok || got != tt.want {
			t.Errorf("%s: got %+v, %v", tt.name, got, ok)
		}
	}
}

func TestTitleWithoutParties(t *testing.T) {
	for want, r := range map[string]Ruling{
		"Urteil XI ZR 118/09": {Number: "XI ZR 118/09", Kind: "Urteil"}, "Roe v Elm": {Number: "12", Kind: "Judgment", First: "Roe", Second: "Elm"},
		"Judgment 12": {Number: "12", Kind: "Judgment", First: "Roe"}, "Order 12": {Number: "12", Kind: "Order", Second: "Roe"},
	} {
		if got := r.Findings("")[0].Value; got != want {
			t.Errorf("title of %+v: %q, want %q", r, got, want)
		}
	}
}

func TestReadNone(t *testing.T) {
	for name, rows := range map[string][]string{
		"a paper about courts":  {"The High Court and the River", "Jane Doe", "and", "John Roe", "No. 12", "Abstract"},
		"a court in a sentence": {"Court of Appeals decisions are few. No. 4 was the first.", "v.", "Roe"},
		"a list of names":       {"Between:", "Jane Doe", "and", "John Roe"},
		"nothing":               nil,
	} {
		if got, ok := Read(rows); ok {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}
