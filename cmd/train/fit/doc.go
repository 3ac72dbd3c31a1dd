// Package fit learns how to rank by a finished table, how sure to be, and which sentence to
// show first, from questions of which it is known what answers them ([Run]): every fitted
// number of package rank. The table knows the questions by heart that it was learned from, so
// that half of the articles train a table of their own and the other half asks.
//
// # What was tried
//
// Right within 1, 3 and 5 on the six training groups, each judged by nets that were
// learned without it (differences below .02 are noise): the first ranking .554 .746
// .797; the nets .605 .786 .848; only features that depend on nothing but question and
// passage .612 .775 .833; 20, 30 or 60 passages read again, the same. Confidence: the lead
// of the first passage over the sixth tells right answers best (AUROC .83), but falls
// when a source is added that says the same; without it, by what the best passage
// has, .73, and .79 against questions of the field that nothing answers, which does as
// well where it matters: of the 45 % surest, .90 are right.
//
// The same questions, and 4,380 of left out libraries, by four nets a fold, with paired
// bootstrap intervals of 95 %: the translation with its four features brings .594 .808 .841
// to .652 .812 .837 (+.058 [+.029, +.091] at 1, the others within noise), and on the
// libraries .637 .805 .864 to .642 .810 .871 (+.005 [-.001, +.011], +.005 [+.001, +.011],
// +.007 [+.002, +.011]); learned without pairs of synonyms, +.043 and ±.000 at 1. Its
// language model alone gave +.014 [-.007, +.036], the three others +.029 [+.007, +.051].
// No gain: maxsim, cosine and a kernel standardised over the candidates (groups +.022 at 1
// and -.011 at 5, libraries -.004).
//
// Three more features, for which the table or the translation is to know each word
// (rank.Meant and the two behind it), with eleven groups of our own beside the six, 826
// questions, and 1,100 of 110 left out libraries, by three nets for each of four folds: groups
// .669 .843 .884 to .684 .847 .880 (+.015 [-.001, +.031], +.005 [-.007, +.018],
// -.004 [-.012, +.005]), libraries .625 .793 .861 to .632 .805 .865 (+.006 [-.005, +.018],
// +.013 [+.001, +.025], +.005 [-.004, +.013]), keywords the same; five groups that were kept
// back, 250 questions, looked at once: .624 .816 .872 to .644 .812 .868. With roots of the
// translation's chances in place of the senses: groups +.005 -.005 -.004, libraries +.004
// .006 -.003. The groups' questions in the training bring +.016 .015 .005 to groups left out,
// their weight, from 1 to 8, no more than .005 at 1.
//
// No gain on the same questions, the nets learned anew: the logarithms of the best sentence
// alone (groups +.001 at 1, though of ninety signs the strongest beside the nets as they are);
// each word against what the other candidates have of it (with those logarithms +.004 and
// -.013 at 3); MaxSim, cosine and translation standardised (-.004); the mean of the library's
// vectors taken off a sentence's cosine (-.002; with the logarithms +.010 at 1 and -.002 at 3);
// 16 or 64 units, 8 to 30 epochs, dropout, decay, 3, 6 or 12 nets: within .015, with few
// libraries. Weaker than those beside the nets as they are, and so not learned with: softly the
// best, two, three or neighbouring sentences, the mean of the source's vectors taken off, vectors
// weighted by rarity, the standing of a passage by each sign, sentences that have the kind of
// thing asked for (reasons, dates, numbers, names).
//
// A small net over each word of the question (how well passage, sentence and heading have it,
// against the other candidates), summed up and learned with the one over the features:
// libraries +.015 .012 .013, groups +.001 .000 -.002.
//
// A table and a translation that learned from 11,500 more questions in everyday words and
// from what people say for 12,500 words (cmd/train/own), all else the same: groups .651
// .815 .858 to .703 .837 .893, those kept back, looked at once, .636 .812 .856 to .656
// .884 .912, libraries .632 .805 .865 to .670 .842 .896; of the groups kept back .440 are
// sure for .380, .945 of them right for .916, and .275 of what nothing answers for .238;
// the key sentence .675 to .695. More than any feature or net above it brought.
// With 17,400 questions in place of 11,500 the vectors alone find still more (nDCG@10 of
// paraphrase .573 for .541), the whole program the same within noise: groups .697 .851 .886,
// those kept back .672 .852 .908, more of them sure (.484) and fewer of these right (.926),
// and broad libraries .837 right when sure for .903. Not kept.
//
// Twenty-four more groups of our own, 1,680 questions written without a look at what the
// program says. Of all of them, by the numbers that seventeen groups had given, .68 were sure,
// .90 of these right, .28 of what nothing answers, .79 and .83 of all that was sure: the bound
// held. Eighteen of them in the fit, six kept back: the eleven groups kept back .656 .884 .912
// to .680 .868 .916 (the five old ones) and .777 .907 .940 (the new ones), the six of other
// writers and the eleven of before .703 .837 .893 to .697 .845 .900. So more groups order no
// better. The bound, learned from as many groups drawn again and again, moves the share of what
// is sure by .04; taken from a logistic's mean chances instead of from counts, no less.
//
// With these 2,250 questions again no gain for the second confidence, crossed by groups (right
// against wrong and near together; .738 as it is): gradient boosting that keeps the direction
// of each sign .748, with sixteen more of the best passage's signs .750; nets that learn each
// candidate's chance by itself, with more inputs than the bearing net has, .742. Free of
// direction .790, but only by length and manner: on six groups of other writers .737 for .747.
// The score of the order itself tells wrong ones better (.676 for .633) and near ones worse
// (.779 for .788), and may fall when a source is added.
//
// Before that a right passage was among those that are read for .958 of the groups' questions, among 60 for
// .983, so most wrong answers are wrongly ordered, for want of what two words have to do with
// each other ("mad", "asylum").
//
// No gain: 1,500 phrases whose meaning is not in their words ("put off", "sell out"), each with
// plain words for it. Of the answered questions of the groups that are learned from, 546 of 1,726
// hold one, and these are found worse (.648 .815 .866 for .725 .884 .919, sure .509 for .652). But
// with the first plain word in its place it is .630 .797 .855, with it beside .650 .811 .855 and
// sure .443; with the one chosen that finds best .740 at 1, where as many words drawn by chance
// give .718. A plain word stands in what answers for 66 of them: 45 of these are right at 1 without
// it, and 55 with it.
//
// What stands beside the nets costs everyday questions: without it groups +.002 .008 .005,
// libraries +.010 .002 .014.
//
// A lead that other sources have no say in, of a passage over the fifth of its own source
// that was read, tells nearly as much in libraries of one field (AUROC of the groups'
// questions .728 for .693 without it and .752 for the lead over the sixth of all, of the
// libraries' .786 for .751 and .808). But where sources are short, or about many things, one
// or two passages of each are read, and nothing stands against it: twice as many questions
// of other fields were called sure (nq .079 for .039, squad .050 for .021, pool .380 for
// .215). Whoever tries it again wants such libraries among those that the confidences learn
// from.
//
// Milder, and never less sure by a source more (rank.ApartOf): in place of the best bearing the
// most, over the sources, of a source's best less three times the logarithm of how many of its
// passages are within 2 of that. Crossed by groups, right ones against wrong ones .656 to .683,
// near ones .745 to .744; of the eleven groups kept back .685 to .702 and .748 to .746. With the
// bound at .80 in place of .79 as many of both are sure (.575 to .564, near .260 both; .604 to
// .611, .278 to .284), and more of these right (.898 to .912, .931 to .938); development groups
// .453 .897 .125 to .473 .901 .175, broad libraries .922 to .938. The six libraries of
// another writer, three novels among them, gain nothing (.509 .829 .262 to .505 .827 .250), though
// the sign alone, learned from six groups, had done better by these. Factors of 1 to 5 and
// widths of 1 to 4 are within .004 of each other, soft counts no better. Counted by the score of the
// order instead, .682 to .688. With words, letters, heading and the share that stands together
// among what the bearing net reads, .699 (kept back .714) against wrong ones, the same against near
// ones: not taken, as those hang on the library.
//
// As a bound instead, nothing being sure unless a source whose best would be sure by itself has
// fewer than four passages within 1.5 of that, one of 360 verdicts fell with each text twice.
//
// No gain: nothing sure where a rare word of the question stands nowhere, and nothing near it
// in the passage that is first ("sushi rice" where there is only rice). People ask in words
// of their own ("guy", "kid", "cop"), and these are no rarer and no further off: from the rarity 6
// on and below .3, of the six groups and those for development 29 right answers less, 4 wrong
// and 1 near ones, where a higher bound for as many takes 8 and 2; of the other writer's 2,
// none and 3, for 1 and 1. No two bounds (2.5 to 8, .3 to 1, of the first passage or of the
// first eight) do better on the groups by more than one answer, nor only behind an article or a preposition, only
// after "why", or only where at most three words tell something. As a sign of its own, weighed
// by rarity and distance: -.006, -.004, +.003.
//
// With the translation the bearing net orders the candidates of the libraries better: .623 .797
// .855 for .606 .775 .843, of the groups .630 .793 .841 for .620 .786 .826. Such nets leave open
// where their scores lie, those of the folds and the last one up to half a unit apart, though
// the confidences are measured by the former and used by the latter: the median candidate of
// each is at 0 now. With the bound of before (.83 of what is called sure right, those that
// nothing answers counted) too much of other fields was sure: nq .061, squad .050, pool .335.
//
// Then the bound was the least chance from which on .90 of what is called sure is right, without
// those that nothing answers: the development groups .287 .930 .100.
//
// Manuals, laws, rules, recipes and novels of others, 218 questions and 84 in vain,
// by these numbers: .486 sure, .849 of them right, .238 in vain. There nearness and
// found tell next to nothing. Learned from half of the groups, where half is sure:
// .859 right, .214 in vain; by said, apart and length alone, what is asked in vain
// counting three times, .870 and .143; with each word of said weighed by its rarity in
// the source, beside thirty passages of the world, .859 and .086. Three libraries
// looked at once .841 .222 to .864 .111, the groups kept back .960 .193 to .964 .193.
// Not taken yet: of chatter .05 to .07 is sure, for .02, without nearness.
//
// # Libraries about many things
//
// Of the development sets' questions of other fields .51 and .52 are shown something (nq, squad),
// where .25 is wished for with .97 of the answered ones: .39 and .37 by the first confidence, the
// rest by words that stand out in them. A rise of 22 for each unit of breadth, and no such words in
// broad libraries, gives .20 and .26 with .98 and .99 of the answered ones. But these ask in the
// words of their texts. Study groups' questions asked of 3, 6, 14 and 24 groups in one library
// (1,100 of 29 groups, three drawings; breadths .29 .34 .41 .45), .97 of them shown, leave .20 .34
// .39 .56 of other groups' questions shown, and weights learned anew no less, with Said, Apart or
// any of the other supports; and of those in the library of everything .63 would be shown with that
// rise for .97. So it stays: to deny what a library says is worse than to show what is near.
// A group's own library shows .14 of other fields', two in one .33.
//
// # Small libraries
//
// By the numbers that the groups had given, of the answered questions of forty small libraries
// (3 to 19 passages; fit/clubs) .57 were shown anything in those to learn from and .59 in those
// kept back, though .88 and .90 of them were right within three: half of the questions share at
// most one word with such a text. With these libraries among what the first confidence learns
// from, and less asked for the fewer passages there are (rank.Ease), .76 and .79 of them are
// shown; of what nothing answers .75 and .67 (.38 and .47), of other fields .11 and .06 (.03 and
// .00), of talk .29 and .27 (.30 and .28). The groups stay as they are: near .971 (.973), other
// fields .252 (.246), chatter .071 (.057), those kept back shown .982 (.984). Talk is kept out by
// the words of a message (retrieval/talk): without it half of the talk would be shown.
// To be sure took too much there, too: all that was sure was right, and .26 were; with an ease of
// its own, by which of what is sure, in vain or not, the first passage is right for nine of ten,
// .41 and .43 are sure, 1.00 and .99 of them right within three. By eight of ten it would be .46
// and .51, and .23 and .18 of what nothing answers.
// The ease that showed something for .80 of the questions to learn from denied one in six of
// those kept back (.833 shown, .764 right within three, by the whole program), and showed .06 of
// other fields'. One that shows something for .15 of other fields', which is told to be unsure,
// shows .843 (.773 right within three) and .11 of other fields'; one for .2 shows .907 (.833) and
// .22, among them mould on tomatoes for who asks for bread.
//
// How much more it takes in a library about many things was learned from how many questions
// two hundred and seventy have something shown for alone: two more or fewer changed it by a
// quarter, and the paraphrase set from .97 shown to .93. It is now learned from the share that
// is wanted anywhere.
//
// No gain: that a message asks as one more input of the first confidence (questions of other
// fields ask as well: its weight is nothing); the breadth of a library in place of its passages
// (the first group's 94 passages about one thing are as narrow as a club's 19); how much more
// often a word stands in a library than by chance, in place of its rarity in the world. An ease
// that goes on growing below the largest of these libraries shows .80 and .86, but .22 and .19
// of other fields'.
//
// # What the text says, and what it is about
//
// By maxsim, nearness, bearing, length, found and missing alone, questions of the field that
// nothing answers were told from right ones on the six groups (AUROC .78), whose writers asked
// beside the texts, but not on our own (.50), whose writers asked about what the texts name: a
// word in a title or a heading met a need for all passages below it, and more of them were
// called sure (.62) than of the answered ones (.56). What is learned from now ([rank.Said]) is what
// one sentence, or it and the one before, says, without heading and title: of the names in the
// question and of its other words the mean that is less, times how much of the number, date,
// length of time, person or place that is asked for stands there besides. With nearness,
// bearing, length and found, left out group by group, with paired bootstrap intervals of the
// difference: against what nothing answers .571 to .686 [+.083, +.140], against wrong ones .695 to
// .689 [-.021, +.008], against both .620 to .687 [+.044, +.088]; of the five groups kept back .524 to
// .666 [+.096, +.191], .726 to .703 [-.050, +.007], .599 to .680 [+.054, +.110].
//
// No gain: shares of the question's words in a sentence, in two, or in the passage without its
// heading, whether each counts the same or by its rarity in the library or in the world,
// verbatim, near or translated, alone (against near ones of those that ask for a number, a
// name, a date: .42 to .51; the others .58 to .64); the word that is met least, and the rarest
// one that is missing (.49); whether some word stands in the heading alone (.50); sums
// instead of shares; that it asks for nothing of a kind, as a sign of its own. Less: names told
// by their rarity instead of their capitals, .65 to .66 for .68 against near ones; the number or
// name that the question has itself taken for what it asks for, or a number that counts something
// else, .667 for .676; the chance of a translation for how much oftener than anywhere it is one,
// .673 for .698; a word that gives reasons wanted where one is asked for, which made right answers
// to "why" sure more seldom and in vain ones not. The first three, five or ten passages instead
// of all that were read: within .01. With the libraries' questions, of which nearly none is
// asked in vain, to learn from: .639 for .686.
//
// How far the best cosine stands above the library's tells wrong ones better (.710), but the
// best of many stands higher: of other fields' questions in 5,000 abstracts .175 were sure, for
// .025 without it, and two answers in 360 became less sure by more texts. The share of the
// first three in a softmax over the scores tells them best (.78), but falls when a source is added
// that says the same.
//
// How many are called sure is a choice: .90 of the answered ones right leaves half of those that
// nothing answers sure on such groups. So these count as wrong ones do, and the bound is the
// least chance from which on four of five of all questions of the field that are called sure are
// right: .369 of the answered ones sure, .921 of them right, near .191, and .380 .916 .238 of the groups
// kept back (before: .56 .93 .62). The development groups .287 .907 .075, other fields of
// nq .011, squad .011, pool .070.
//
// A rise of what sure takes, between the breadths of the one for what is shown: in ten libraries
// of 15 to 250 articles, asked 100 questions of their own and 100 of other fields (half of the
// fit's libraries; the nets had seen some of the articles, and the halves of the ten share
// some), a bound at which .90 of the groups' were right (.48 sure) left .86 and .87 right in the
// two halves, .71 sure and other fields .030 and .040 sure. The least rise by which .90 are
// right, learned from either half, was 3.6 a unit, and gave the other .91 and .90 right, .61
// and .63 sure, other fields .012 and .020. Weights learned from these libraries, too, with
// breadth among the inputs: the same. But in the whole fit, where the bound fell out higher and
// no net had seen what it judged, ten such libraries of two folds were right enough without any
// rise, and five of the third fold, kept back, were not (.871 right, .655 sure, absent answers
// .229 and other fields .018). Whoever tries it again wants a bound that does not hang on a flat
// curve first.
//
// No gain for confidence either: a bearing net that learns from questions that nothing answers, too,
// or whose right passages were taken away, so that its scores mean the same for all
// questions (AUROC .705, for .705 with the same inputs).
//
// Questions of other fields in libraries of 15 to 250 articles about anything: where 97 of
// 100 answered ones have something shown by their confidence, 5 to 62 of 100 others have. A
// rare word or a phrase of theirs stands in the library for 10 to 49 of 100, which shows
// something by itself, so that no confidence brings it below that.
//
// Sentences to show, .709 right group by group: place in the passage, the scores of the
// sentences before and behind, verbatim share, numbers, names, pronouns at the beginning,
// cubes of cosines, best of the passage or not: each of them .687 to .713, all together
// .698. Nor the share of the question that the translation finds in a sentence (.727 for
// .724 without it, and .735 with that of its own words beside it: [-.018, +.040]), kernels
// (.716), words for causes and definitions (.695), or the libraries' questions, of whose
// right passage some sentence is to be above all of other passages (.691 to .720).
//
// With seventeen groups, 824 questions, crossed by groups, .684: no gain from what a sentence
// tells beside the question (question.Wanted; +.002 [-.001, +.007]), what it has of the
// question together with the one before (+.006 [-.007, +.019]), with those on either side
// (+.007 [-.008, +.024]), or what the one before adds where it begins with a pronoun (+.007
// [-.008, +.022]). Nor, of 2,230 questions crossed by groups (.717), that it begins with "for
// example", a joint, a condition or a pronoun, stands first or last, gives a reason for "why", says
// how often, has numbers or many words that the question has not: -.002 to +.004 each, and
// together -.003, with a standard error of .003 to .005.
// But where the right passage is the first, and the first mark misses, the
// quotation stands in a sentence next to it for 6 in 10. With the next sentence marked, too,
// where its chance is a tenth and both have at most 400 bytes (package highlight): 553
// questions .716 to .759, 206 to 229 bytes; five groups kept back, looked at once, 157
// questions .790 to .841 (+.051 [+.019, +.089]), 195 to 219 bytes. Always the next one: +.113
// for 115 bytes.
package fit
