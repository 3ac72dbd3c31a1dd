package imprint

import (
	"strings"
	"testing"
)

func TestReadMeeting(t *testing.T) {
	for rows, want := range map[string]string{
		"Minutes of the AGM, Wednesday 8 October 2014, 7.30 pm, St Ebba's church hall":                    "Minutes of the AGM||2014-10-08",
		"Nordhafen Rowing Club, Eastpool|Minutes of the committee|held on 3 May 2018 in the hall":         "Minutes of the committee|Nordhafen Rowing Club|2018-05-03",
		"Nordhafen Rowing Club: minutes of the meeting of 3 May 2018":                                     "Minutes of the meeting|Nordhafen Rowing Club|2018-05-03",
		"Agenda, committee meeting, 3 May 2018":                                                           "Agenda, committee meeting||2018-05-03",
		"Verein der Fährleute e. V.|Protokoll der Vorstandssitzung|5. Juni 2019, 19 Uhr, Bootshaus":       "Protokoll der Vorstandssitzung|Verein der Fährleute e. V.|2019-06-05",
		"Sandal Derneği|Genel Kurul Toplantı Tutanağı|3 Mart 2019":                                        "Genel Kurul Toplantı Tutanağı|Sandal Derneği|2019-03-03",
		"Genel Kurul Toplantı Tutanağı|3 Mart 2019, Dernek Merkezi":                                       "Genel Kurul Toplantı Tutanağı||2019-03-03",
		"Protokół z zebrania zarządu, 4 lipca 2017 r.":                                                    "Protokół z zebrania zarządu||2017-07-04",
		"Протокол заседания правления|5 сентября 2018 г.":                                                 "Протокол заседания правления||2018-09-05",
		"COMUNIDAD DE PROPIETARIOS EL OLMO|ACTA DE LA JUNTA ORDINARIA CELEBRADA EL DÍA 4 DE MAYO DE 2016": "Acta de la Junta Ordinaria|Comunidad de Propietarios el Olmo|2016-05-04",
		"PRO LOCO DI VALSECCA|Verbale dell'assemblea dei soci del 9 ottobre 2017":                         "Verbale dell'assemblea dei soci|Pro Loco di Valsecca|2017-10-09",
		"Agenda for change|The ferry crossed the sound twice a day.":                                      "", // no day
		"Minutes of the meeting of 3 May 1911: a parody":                                                  "",
		"A village in dispute|Minutes of a meeting, 3 May 1911":                                           "", // a subtitle
		"Minutes of the meeting of 3 May 1911|Minutes of the meeting of 9 June 1911":                      "", // a list
		"Minutes of the last meeting were read on 3 May 1911 and signed.":                                 "", // a sentence
	} {
		got := ""
		if m, ok := ReadMeeting(strings.Split(rows, "|")); ok {
			got = m.Title + "|" + m.Organisation + "|" + m.Issued
		}
		if got != want {
			t.Errorf("%s\n got %q\nwant %q", rows, got, want)
		}
	}
}
