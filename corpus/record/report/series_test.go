package report

import (
	"slices"
	"testing"

	"footnote/corpus/record"
)

func TestSeries(t *testing.T) {
	for text, want := range map[string]string{
		"Policy Research Working Paper 5123": "Working paper 5123", "Working Paper No. 12345": "Working paper 12345", "River Bank Discussion Paper Series, No. 2019/12": "Discussion paper 2019/12",
		"POLICY BRIEF 20-03": "Policy brief 20-03", "RBI DP No. 8812": "Discussion paper 8812", "NRO WP 12/34": "Working paper 12/34", "The DP No. 12": "", "Report No. WRA-2011-7": "Report WRA-2011-7", "PUBLICATION NO. FB-T-88-031": "Report FB-T-88-031", "Bericht Nr. 12/2004": "Report 12/2004", "Publication No. FB-88-031 MAY 1988": "Report FB-88-031",
		"Technical Report ERA-TR-2014-03": "Technical report ERA-TR-2014-03", "Informe técnico n.º 12/2015": "Report 12/2015", "Rapporto tecnico n. 7": "Report 7", "Research report on-the-river-2014": "",
		"A working paper of 1998 on the river": "", "The Research Papers 12 to 14 were lost": "", "Report no longer read": "", "Publication number of the year": "",
	} {
		if got := said(ReadSeries(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for text, want := range map[string]string{
		"WRO-11-204": "Report WRO-11-204", "A/RC/12/7": "Report A/RC/12/7", "E/RC.4/L.3": "Report E/RC.4/L.3",
		"AND-OR-NOT": "", "12-11-2004": "", "km/h": "", "WA1 2BC": "", "A/B": "",
	} {
		if got := said(ReadCode(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func said(f []record.Finding) string {
	if f == nil {
		return ""
	}
	return f[0].Value + " " + f[1].Value
}

func TestIssuer(t *testing.T) {
	for want, rows := range map[string][]string{
		"Landesamt für Wasserbau":     {"Landesamt für Wasserbau", "Die Wehre am Oberlauf", "Bericht Nr. 7/2011"},
		"Agenzia per i Fiumi":         {"Agenzia per i Fiumi", "Lo stato delle dighe", "Rapporto tecnico n. 7"},
		"Northern Rivers Agency":      {"NORTHERN RIVERS AGENCY", "The State of the Weirs", "May 2011"},
		"Marlow University":           {"Jane Doe", "Marlow University", "October 1987"},
		"Institute for Small Streams": {"INSTITUTE FOR SMALL STREAMS", "WORKING PAPER SERIES", "No. 2011/4"},
		"Eastern Rivers Agency":       {"Low Water", "ERA-TR-88-12", "EASTERN RIVERS AGENCY"},
		"Southern Rivers Agency":      {"Low Water", "Technical Report 88-1", "SOUTHERN RIVERS AGENCY"},
	} {
		if got := Issuer(rows); got != want {
			t.Errorf("%q: got %q, want %q", slices.Clone(rows), got, want)
		}
	}
	for _, rows := range [][]string{{"The Weir", "Jane Doe", "Marlow University", "John Roe", "Elm College"}, {"The Council’s Weir", "Jane Doe"}, {"Hydrology Department", "Technical Report 88-1"}, {"Low Water", "Jane Doe", "Marlow University", "Elm College"}, nil} {
		if got := Issuer(rows); got != "" {
			t.Errorf("%q: got %q", rows, got)
		}
	}
}
