package lang

import (
	"slices"
	"strings"
	"testing"
)

// sentenceCases are sentences of our own making, by language, with a bar between
// each two; what stands between them in the text is the joint.
var sentenceCases = []struct {
	language, joint string
	texts           []string
}{
	{"English", " ", []string{
		`The ferry left at 7 a.m. and came back at noon.|Nobody had missed it.`,
		`Dr. A. B. Moss and Prof. Oak met Mrs. Pine on Nov. 3.|It was raining.`,
		`The figure rose to 3.5 m, i.e. by 12.5 %.|See Fig. 2, p. 13, and No. 1929.`,
		`Moss et al. (2019) disagree.|Oak et al. agree with them.`,
		`The tide (see p. 12.) came in (as always.).|It went out again.`,
		`“Where were you?” she asked.|“At sea,” he said.|“It was cold.”|They ate.`,
		`He wrote that “the sea is a road. It has no walls.”|Then he sailed.`,
		`We waited . . . and waited.|At last... nothing.|The end…|A new page.`,
		`Read https://example.org/a.b?c=D.E for more.|Write to ada.moss@example.org today.`,
		`In the U.S. Senate, Sen. Pine spoke.|She lives in the U.K.|It is far away.`,
		`The law of 12 Jan. 1999 (No. 4.2) holds, cf. Art. 5 and § 3.1.|It was changed twice.`,
		`Version 2.0.1 came out on 2021-07-03.|The file is called map.txt and is small.`,
		`Acme Ltd. sold it to Oak & Sons Inc. in May.|Its price was $4.50.`,
		`What?!|No!|Yes.`,
		`She studied in St. Andrews, near Mt. Pine.|He did not.`,
		`It ended in 1850.|The next began in 1851.`,
		`The rule is simple: never sail alone.|Everyone knows it; few follow it.`,
		`Vol. 3, no. 2, pp. 12–34, holds the map.|The ed. of 1901 does not.`,
		`It was 5 p.m.|The harbour closed.`,
		`It ended in a storm.[3]|Nobody wrote of it.¹²|Later they did.[4][5]|It was late.`,
		`A.) The keel holds.|2) The mast falls.|(III) The rest floats.`,
		`She read ‘The Sea. A Life’ twice.|Then she slept, or didn’t.|It’s unclear.`,
		`He asked J. A. Moss, “Why?” and left.|“Because.”|They were silent.`,
		`He earned a Ph.D. in 1990.|She earned hers later.`,
	}},
	{"German", " ", []string{
		`Das Schiff kam am 3. Oktober 1921 an.|Es blieb bis zum 5. November.`,
		`Herr Dr. Moos traf Frau Prof. Eiche, z. B. am Hafen.|Danach ging er.`,
		`Im 19. Jahrhundert gab es u. a. zwei Brücken, d. h. eine zu viel.|Heute steht keine.`,
		`Die Abb. 3 auf S. 12 zeigt den Fluss (vgl. Kap. 4).|Tab. 2 zeigt ihn nicht.`,
		`„Wo warst du?“, fragte sie.|„Auf See“, sagte er.`,
		`Er schrieb: „Das Meer ist eine Straße. Es hat keine Mauern.“|Dann segelte er.`,
		`Der Preis stieg um ca. 3,5 Mio. Euro.|Das war im Jahr 2014.`,
		`Gem. § 4 Abs. 2 Nr. 3 des Gesetzes gilt das nicht.|Es gilt seit dem 1. Januar.`,
		`Kaiser Karl V. war müde.|Er legte sich hin.`,
		`Die Fa. Moos & Co. KG lieferte usw. bis zum Ende.|Dann schloss sie.`,
		`Das gilt bzw. galt für Holz, Stein etc. in der Stadt.|Auf dem Land galt es nicht.`,
		`Sie kam um 8.30 Uhr.|Er kam später... Viel später.`,
		`Das ist falsch!|Warum?|Niemand weiß es.`,
		`Die 2. Auflage erschien 1999 (Hrsg. A. Moos).|Die 3. Auflage fehlt.`,
		`»Komm. Sofort.«|Er kam.`,
		`Das Buch kostet 5,80 €.|Es hat 120 Seiten.`,
	}},
	{"French", " ", []string{
		`M. Moreau et Mme Chêne sont partis à 8 h 30.|Personne ne les a vus.`,
		`« Où étais-tu ? » demanda-t-elle.|« En mer », dit-il.`,
		`Voir p. 12, fig. 3 et art. 5.|Le no 7 manque.`,
		`Il cite J.-P. Moreau et al. (2019).|Elle ne cite personne.`,
		`Le prix est de 3,5 M€, c.-à-d. trop cher.|Il a baissé.`,
		`Quelle idée !|Vraiment ?|Oui… Enfin.`,
		`Le Dr. Chêne habite av. J. Moreau, n° 4.|Il est absent.`,
		`Il a écrit : « La mer est une route. Elle n’a pas de murs. »|Puis il est parti.`,
	}},
	{"Spanish", " ", []string{
		`El Sr. Robles y la Dra. Pino llegaron el 3 de mayo.|Nadie los vio.`,
		`¿Dónde estabas?|¡En el mar!|No te creo.`,
		`Véase la pág. 12, la fig. 3 y el art. 5.|El núm. 7 falta.`,
		`«El mar es un camino. No tiene muros.»|Luego zarpó.`,
		`EE. UU. y el Reino Unido firmaron en 1921.|Otros no firmaron.`,
		`Subió un 3,5 % en 2014, p. ej. en el norte.|En el sur bajó.`,
		`Según Robles et al. (2019), es así.|Pino lo niega.`,
	}},
	{"Italian", " ", []string{
		`Il sig. Rovere e la dott.ssa Pino sono partiti.|Nessuno li ha visti.`,
		`Si veda p. 12, fig. 3 e art. 5.|Il n. 7 manca.`,
		`«Il mare è una strada. Non ha muri.»|Poi salpò.`,
		`Nel sec. XIX c'erano due ponti.|Oggi non ce n'è nessuno.`,
		`Dove eri?|In mare!|Non ti credo.`,
		`Il prof. A. Rovere scrisse ecc. fino a tardi.|Poi dormì.`,
		`Costava 3.500 euro, cioè ca. 4.000 dollari.|Era troppo.`,
	}},
	{"Portuguese", " ", []string{
		`O Sr. Carvalho e a Dra. Pinho chegaram às 8h30.|Ninguém os viu.`,
		`Onde estavas?|No mar!|Não acredito.`,
		`Ver pág. 12, fig. 3 e art. 5.|O n.º 7 falta.`,
		`“O mar é uma estrada. Não tem muros.”|Depois partiu.`,
		`Subiu 3,5 % em 2014, p. ex. no norte.|No sul desceu.`,
		`Segundo Carvalho et al. (2019), é assim.|Pinho nega.`,
	}},
	{"Turkish", " ", []string{
		`Prof. Dr. Meşe 3 Mayıs 1921'de geldi.|Kimse görmedi.`,
		`19. yüzyılda iki köprü vardı.|Bugün hiç yok.`,
		`Bkz. s. 12, Şekil 3 ve md. 5.|Yedinci belge eksik.`,
		`“Deniz bir yoldur. Duvarı yoktur.”|Sonra gitti.`,
		`Neredeydin?|Denizdeydim!|İnanmıyorum.`,
		`A. B. Meşe vb. yazarlar M.Ö. 300 yılını anlatır.|Diğerleri susar.`,
		`Fiyat 3,5 TL arttı.|Sonra düştü...`,
	}},
	{"Polish", " ", []string{
		`Prof. A. Dąb i dr Sosna przyszli o godz. 8.30.|Nikt ich nie widział.`,
		`Zob. s. 12, rys. 3 i art. 5 ust. 2.|Nr 7 zaginął.`,
		`W 1921 r. most stał, tj. był nowy.|Dziś go nie ma.`,
		`„Morze jest drogą. Nie ma murów.”|Potem odpłynął.`,
		`Gdzie byłeś?|Na morzu!|Nie wierzę.`,
		`Kupił chleb, ser itd. na targu.|Potem wrócił do domu.`,
		`W XIX w. były tu dwa mosty.|Teraz nie ma żadnego.`,
	}},
	{"Russian", " ", []string{
		`В 1921 г. пароход пришёл в порт.|Никто его не ждал.`,
		`А. С. Дубов и др. писали об этом на стр. 12.|Они ошиблись.`,
		`«Море — это дорога. У неё нет стен».|Потом он уплыл.`,
		`Где ты был?|В море!|Не верю… Зря.`,
		`Цена выросла на 3,5 млн руб. за год.|Потом она упала.`,
		`См. рис. 3, табл. 2 и п. 5 ст. 7.|Это важно.`,
		`Он жил в XIX в. и умер в 1850 г.|Его забыли.`,
		`Он жил на ул. Морской, д. 4, кв. 2, т. е. у порта.|Там было шумно.`,
	}},
	{"Ukrainian", " ", []string{
		`У 1921 р. пароплав прийшов до порту.|Його ніхто не чекав.`,
		`Див. с. 12, рис. 3 та ст. 5.|Це важливо.`,
		`Де ти був?|У морі!|Не вірю.`,
		`«Море — це дорога. Вона не має стін».|Потім він поплив.`,
		`Ціна зросла на 3,5 млн грн за рік.|Потім впала.`,
		`О. М. Дуб та ін. писали про це.|Вони помилялися.`,
	}},
	{"Greek", " ", []string{
		`Το πλοίο έφυγε στις 7 π.μ. από το λιμάνι.|Κανείς δεν το είδε.`,
		`Πού ήσουν;|Στη θάλασσα!|Δεν σε πιστεύω.`,
		`Πού ήσουν;|Στη θάλασσα.`,
		`Βλ. σ. 12, εικ. 3 και άρθρο 5.|Είναι σημαντικό.`,
		`«Η θάλασσα είναι δρόμος. Δεν έχει τοίχους.»|Μετά έφυγε.`,
		`Ο κ. Δρυς και ο Α. Β. Πεύκος συναντήθηκαν.|Έβρεχε.`,
		`Η τιμή ανέβηκε κατά 3,5 % το 2014.|Μετά έπεσε…`,
	}},
	{"Arabic", " ", []string{
		`وصلت السفينة في ٣ مايو ١٩٢١.|لم يرها أحد.`,
		`أين كنت؟|كنت في البحر!|لا أصدقك.`,
		`ارتفع السعر بنسبة ٣٫٥ في المئة.|ثم انخفض.`,
		`قال: «البحر طريق. ليس له جدران.»|ثم رحل.`,
		`قال د. سالم إن الأمر واضح؛ لكنه أخطأ.|لم يعترض أحد.`,
		`انظر ص. 12 و الشكل 3.|هذا مهم...`,
	}},
	{"Persian and Urdu", " ", []string{
		"کشتی در سال ۱۳۰۰ رسید.|هیچ\u200cکس آن را ندید.",
		"کجا بودی؟|در دریا!|باور نمی\u200cکنم.",
		`قیمت ۳٫۵ درصد بالا رفت.|سپس پایین آمد.`,
		`جہاز بندرگاہ میں آیا۔|کسی نے اسے نہیں دیکھا۔`,
		`تم کہاں تھے؟|سمندر میں!|مجھے یقین نہیں۔`,
		`«دریا راه است. دیوار ندارد.»|سپس رفت.`,
	}},
	{"Hebrew", " ", []string{
		`הספינה הגיעה ב־3 במאי 1921.|איש לא ראה אותה.`,
		`איפה היית?|בים!|אני לא מאמין.`,
		`המחיר עלה ב־3.5 אחוזים.|אחר כך ירד.`,
		`ד"ר אלון וגב' אורן נפגשו בנמל.|ירד גשם.`,
		`הוא אמר: "הים הוא דרך. אין לו קירות."|ואז הפליג.`,
		`ראו עמ' 12 ואיור 3.|זה חשוב…`,
	}},
	{"Hindi", " ", []string{
		`जहाज़ बंदरगाह पर आया।|किसी ने उसे नहीं देखा।`,
		`तुम कहाँ थे?|समुद्र में!|मुझे विश्वास नहीं।`,
		`दाम ३.५ प्रतिशत बढ़ा।|फिर वह घट गया।`,
		`“समुद्र एक रास्ता है। उसकी दीवारें नहीं हैं।”|फिर वह चला गया।`,
		`डॉ. आम और श्री नीम मिले।|बारिश हो रही थी।`,
		`पहला श्लोक यहाँ है॥|दूसरा वहाँ है॥`,
	}},
	{"Chinese", "", []string{
		`船到了港口。|没有人看见它。`,
		`你在哪里？|在海上！|我不信。`,
		`价格上涨了3.5%。|后来又下降了。`,
		`“海是一条路。它没有墙。”|然后他走了。`,
		`他说：“我累了。”|大家都笑了。`,
		`他等了很久……没有人来。`,
		`参见第12页，图3；以及A. B. 穆斯的书。|这很重要。`,
		`（天下雨了。路很滑。）|我们出去了。`,
	}},
	{"Japanese", "", []string{
		`船が港に着いた。|誰も見なかった。`,
		`どこにいたの？|海だよ！|信じない。`,
		`値段は3.5%上がった。|その後、下がった。`,
		`「海は道だ。壁はない。」|そして彼は去った。`,
		`「疲れた」と彼は言った。|みんな笑った。`,
		`長く待った…。|誰も来なかった。`,
		`「はい。」「いいえ。」と彼女は言った。|次の日は晴れた。`,
		`『本を読め。旅をせよ。』|それが教えだ。`,
	}},
}

// The languages without marks between sentences are cut only where a mark is
// borrowed, never at a space, which may stand inside a sentence.
var unmarkedCases = [][]string{
	{"เรือมาถึงท่า แล้วก็ออกไปอีก ไม่มีใครเห็น"},
	{"เธออยู่ที่ไหน?", "อยู่ในทะเล!", "ฉันไม่เชื่อ"},
	{"หนังสือราคา 3.5 บาท พ.ศ. 2564 มีคนอ่านมาก"},
	{"ดร. สมชาย และ นาย ก. พบกันที่ท่าเรือ ฝนตก"},
	{"เขาพูดว่า “ทะเลคือถนน ไม่มีกำแพง” แล้วก็ไป"},
	{"อ่านที่ https://example.org/a.b ได้"},
	{"ເຮືອມາຮອດທ່າ ແລ້ວກໍອອກໄປ"},
}

func TestSentencesOfLanguages(t *testing.T) {
	for _, c := range sentenceCases {
		for _, text := range c.texts {
			want := strings.Split(text, "|")
			text = strings.Join(want, c.joint)
			var got []string
			for _, r := range Sentences(text) {
				got = append(got, text[r.Start:r.End])
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: Sentences(%q)\n gives %s\n want  %s", c.language, text, strings.Join(got, "|"), strings.Join(want, "|"))
			}
		}
	}
}

func TestSentencesWithoutMarks(t *testing.T) {
	for _, want := range unmarkedCases {
		text := strings.Join(want, " ")
		var got []string
		for _, r := range Sentences(text) {
			got = append(got, text[r.Start:r.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("Sentences(%q) = %q, want %q", text, got, want)
		}
	}
}
