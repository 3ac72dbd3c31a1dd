// Package rank turns what is known of a question and a passage into a score, and
// the scores of a library into a confidence. It holds every fitted number of
// retrieval: cmd/train fit writes fitted.json, which names its data and figures.
package rank

// A Feature is one thing that speaks for a passage, or tells what kind of
// question it is to answer.
type Feature int

// The features of a candidate. Weights of pieces are their rarity in the
// background model, brought to sum 1 over the question; s is the largest cosine of
// a piece with the pieces of a text, not below 0.
const (
	Words    Feature = iota // BM25 over stems, divided by the best score that any passage could reach
	Letters                 // the same over runs of four letters
	Cosine                  // of the vectors, as if the built-in embedder's
	First                   // score of the first ranking
	Together                // share of the neighbouring needs that stand together
	Run                     // weight of the longest run of the question that stands verbatim
	Heading                 // share of the needs that the heading has
	Common                  // relevance feedback: how much it has of what the best passages share

	Met         // of the question: the largest share of the needs that one passage meets
	Unknown     // share of the needs that no passage meets
	Needs       // number of needs
	SpreadMean  // mean of the cosines over the library
	SpreadWidth // their standard deviation

	MaxSim          // weighted s over passage and heading
	MaxSimLibrary   // the same with the library's rarity as weights
	MaxSimSentence  // the best sentence, s being the larger of its own and 0.9 of the heading's
	MaxSimTwo       // the best sentence or two neighbours
	Verbatim        // weight of the pieces that stand verbatim
	VerbatimLibrary // the same with the library's rarity as weights
	CosineText      // of the text without its heading
	CosineHeading   // of the heading alone
	CosineSentence  // of the best sentence, the question's stop words weighing little

	Kernel0 // kernel pooling over cosines around 1, 0.85, 0.65, 0.45, 0.25, 0.05
	Kernel1
	Kernel2
	Kernel3
	Kernel4
	Kernel5

	FirstZ  // score of the first ranking, standardised over the candidates
	WordsZ  // words, standardised over the candidates
	CosineZ // cosine, standardised over the library

	SourceMean  // mean of the source's best three first scores
	SourceShare // its share among the candidates

	Translated         // language model of the passage in words that stand for the question's
	TranslatedMost     // weighted roots of the largest chance that a word stands for each of the question
	TranslatedSentence // the same of the best sentence
	TranslatedOther    // weighted chance that words that it has not got are there in others

	Meant         // weighted 1 - (1-s)(1-sense), sense being how much oftener than anywhere a word of the passage stands for the question's
	MeantSentence // the same of the best sentence
	MeantEvenly   // weighted logarithms of it in the sentence that is best by them, where what is missing counts most

	Count
)

// Names of the features, in their order, as fitted.json has them.
var Names = [Count]string{
	"words", "letters", "cosine", "first", "together", "run", "heading", "common",
	"met", "unknown", "needs", "spread mean", "spread width",
	"maxsim", "maxsim library", "maxsim sentence", "maxsim two", "verbatim", "verbatim library",
	"cosine text", "cosine heading", "cosine sentence",
	"kernel 1.00", "kernel 0.85", "kernel 0.65", "kernel 0.45", "kernel 0.25", "kernel 0.05",
	"first z", "words z", "cosine z", "source mean", "source share",
	"translated", "translated most", "translated sentence", "translated other",
	"meant", "meant sentence", "meant evenly",
}

// Features are those of one candidate.
type Features [Count]float32
