package corpus

import "strings"

// What an abbreviation says of the full stop after it.
type stop int

const (
	unknown      stop = iota
	always            // never ends a sentence
	maybe             // may end one, the next word decides
	beforeNumber      // goes on only before a number
)

var abbreviations = abbreviationTable(map[stop]string{
	always: `mr mrs ms dr prof st mt rev hon gen col maj lt sgt capt cmdr adm gov sen rep pres messrs mme mlle mgr fr
		e.g i.e cf vs viz ca approx resp incl esp ed eds vol vols trans repr figs eqs secs chaps
		z.b d.h u.a bzw vgl hrn sog evtl ggf bzgl dt abs aufl hrsg gem fa bspw inkl exkl zzgl ehem geb verh kgl
		sra srta dña uds dra p.ej p.ex p.-ex c.-à-d cit op loc ibid bd ee jj rr
		sig sig.ra sigg dott dott.ssa avv cfr mlles mmes éd boul zob tzn m.in por np ks św
		т.е т.н т.к ул проф акад см изд напр д-р г-н г-жа див ст.-л
		s.a örn bkz yy doç yrd tzw tj inż çev haz cad sok mah
		κ κα κος δρ βλ πρβλ π.χ λ.χ δηλ αι
		डॉ प्रो पं`,
	maybe: `etc al jr sr inc ltd corp co bros usw dept univ assn
		jan feb mar apr jun jul aug sep sept oct nov dec mio mrd tsd u.ä o.ä ff av uu ecc itd itp
		г гг в вв т.д т.п др руб коп тыс млн млрд н.э р грн ін ph.d vb m.ö m.s κ.ά κ.λπ κτλ μ.χ п.н.э`,
	beforeNumber: `no nos nr p pp pg par para art arts ss v vv ver app tab fig eq sec chap ch núm pág págs pag pagg
		s n № с ч т ч п ст рис табл гл стр д кв md godz ust pkt poz rozdz rys σ σελ αρ εικ πιν κεφ`,
})

func abbreviationTable(lists map[stop]string) map[string]stop {
	out := map[string]stop{}
	for kind, list := range lists {
		for w := range strings.FieldsSeq(list) {
			out[w] = kind
		}
	}
	return out
}

// starters are words that begin sentences far more often than they follow an
// abbreviation.
var starters = set(`the a an it its he she they we you i this that these those there here in on at as but and or so yet if when while
	however although though moreover furthermore then thus since after before during for from with without by his her their our my
	der die das ein eine es er sie wir ich in im am auf aber und doch dann wenn als dieser diese dieses danach nach bei mit
	le la les un une il elle ils elles nous vous ce cette ces mais et dans en on sa ses leur puis
	el los las él ella ellos pero y en es esta este una unos sus luego
	lo gli i uno egli lui loro noi voi e questo questa poi
	o os as um ele ela eles elas mas depois
	он она они оно мы вы но и а в на это эти этот как если когда его её ее их там тогда потом затем после однако поэтому
	він вона воно вони ми ви але й у це ці цей його її їх там тоді потім після
	ona ono oni w z ale jednak potem teraz
	o onlar bu şu ve ama ancak fakat sonra biz`)

// afterOrdinal are words that a day or an ordinal with a full stop goes before.
var afterOrdinal = set(`Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Jahrhunderts
	januar februar mars april mai juni juli august september oktober november desember
	Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık yüzyıl Yüzyıl Bölüm Cilt
	Auflage Kapitel Mal Weltkrieg Parteitag`)

func set(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
