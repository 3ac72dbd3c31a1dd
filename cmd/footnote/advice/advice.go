package advice

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"footnote/corpus"
	"footnote/corpus/postgres"
	"footnote/retrieval"
	"footnote/retrieval/embed"
	"footnote/retrieval/embed/encoder"
	"footnote/retrieval/embed/models"
	"footnote/retrieval/wording"
	"footnote/retrieval/wording/texts"
)

// A Told error is its own sentence for people: what is wrong and what to do.
type Told struct {
	sentence string
	cause    error // for errors.Is, or nil
}

func (t Told) Error() string { return t.sentence }
func (t Told) Unwrap() error { return t.cause }

// Because makes an error that people read as the sentence, and programs as err.
func Because(err error, format string, args ...any) error {
	return Told{fmt.Sprintf(format, short(args)...), err}
}

// Mistake makes the error of a command line or setting that cannot be followed.
func Mistake(format string, args ...any) error {
	return Told{sentence: fmt.Sprintf(format, short(args)...)}
}

// At names the file that an error is about.
func At(path string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return Told{Short(path) + ": " + Sentence(err), err}
}

// mostShown is how many letters of one thing are said: the longest paths and titles that there
// are stay below, and what somebody pasted by mistake is known again by its beginning.
const mostShown = 4096

// Short gives a text as it is said, cut where it is longer than anything that has a name.
func Short(text string) string {
	if len(text) <= mostShown {
		return text
	}
	return strings.ToValidUTF8(text[:mostShown/16], "") + fmt.Sprintf("… (%d letters)", utf8.RuneCountInString(text))
}

// short cuts the texts among what is put into a sentence.
func short(args []any) []any {
	out := slices.Clone(args)
	for i, arg := range out {
		if text, ok := arg.(string); ok {
			out[i] = Short(text)
		}
	}
	return out
}

// sentences says what people read instead of an error that only the terminal meets, and
// what to do next; the others are in package wording. The first that fits counts.
var sentences = []struct {
	err  error
	text string
}{
	{postgres.ErrOld, "The tables of the database are not those of this version. Run this once before: footnote migrate"},
	{postgres.ErrRights, "Its role may see and change all rows, so that the database would not keep libraries apart. Take a role that is no superuser and does not own the tables, and may not make roles (CREATEROLE); \"footnote migrate\" gives it the rights that it needs."},
	{postgres.ErrKeyFile, "The address names a file with a certificate or a key (sslrootcert, sslcert, sslkey) that cannot be read. Check its path, and that the user who runs Footnote may read it."},
	{postgres.ErrAddress, "It is no address of a database that can be read: write postgres://ROLE:PASSWORD@HOST/DATABASE, or host=HOST user=ROLE password=PASSWORD dbname=DATABASE; sslmode is one of disable, allow, prefer, require, verify-ca, verify-full. In the first form letters of a password other than a-z, A-Z and 0-9 are written with %, as %40 for @ and %2F for /."},
	{postgres.ErrLogin, "The database refuses the role or its password. Check both in the address, and pg_hba.conf on the server, which says who may come from where."},
	{postgres.ErrNoDatabase, "The server answers, but has no database of that name. Check the end of the address, or make the database: createdb --owner footnote_owner footnote"},
	{postgres.ErrSilent, "The database has not said whether the last change was stored, for as long as it was waited for: perhaps its standby is away. So that is not known. \"footnote doctor\" says what it waits for; then run the same command again, which adds nothing twice."},
	{postgres.ErrCertificate, "The certificate of the server is not trusted, or is for another host. Name the certificate of who signed it with sslrootcert=FILE in the address, and the server as its certificate does. sslmode=require encrypts and checks nothing: anybody in between could be the server."},
	{postgres.ErrReadOnly, "None of the servers in the address takes changes: the primary does not answer, and what does is a standby. Start the primary, or promote the standby (SELECT pg_promote()); then run the same command again."},
	{postgres.ErrNoTLS, "The server does not speak TLS, which sslmode in the address asks for. Turn ssl on in its postgresql.conf, with a certificate; only where nobody else shares the network take sslmode out of the address."},
	{context.Canceled, "Interrupted."},
	{embed.ErrUnauthorised, "The embedder's server refuses the key. Check FOOTNOTE_EMBEDDER_KEY."},
	{embed.ErrNoModel, "The embedder's server does not have the model, or is not at that address. Check FOOTNOTE_EMBEDDER_MODEL and FOOTNOTE_EMBEDDER_URL; Ollama gets a model with: ollama pull MODEL"},
	{embed.ErrRateLimited, "The embedder's server gets too many requests. Wait a minute and try again."},
	{embed.ErrUnavailable, "The embedder's server does not answer. Start it, or check FOOTNOTE_EMBEDDER_URL."},
	{embed.ErrRefused, "The embedder's server refuses a text, perhaps because it is too long for the model. Choose another with FOOTNOTE_EMBEDDER_MODEL."},
	{embed.ErrDimension, "The embedder's model has changed: its vectors have another length than before. Name it differently in FOOTNOTE_EMBEDDER_MODEL, for example with its version."},
	{models.ErrChanged, "The files of the model are not those that were got, or are damaged. \"footnote model list\" names it; remove it and get it again: footnote model remove NAME"},
	{models.ErrDigest, "The file is not the one that Footnote knows by that name, so it was not kept. Try again later, or check FOOTNOTE_MODEL_HUB."},
	{models.ErrMissing, "The model that is chosen is not on this machine. \"footnote model list\" names those that are; choose one with: footnote model use NAME, or the built-in table with: footnote model use static"},
	{encoder.ErrModel, "This model cannot be run: it is of another kind than BERT or XLM-R, or its files are damaged."},
	{retrieval.ErrLate, "The model was too slow for this question."},
	{retrieval.ErrFitted, "The numbers beside the model (fitted.json) are not for it. Make them again with cmd/train, or remove the file."},
	{retrieval.ErrNotStored, "Some passages of this library cannot be embedded, because another program has changed it. \"footnote sources\" names what cannot be read."},
	{embed.ErrBadAnswer, "The embedder's server answers something else than a vector. Check FOOTNOTE_EMBEDDER and FOOTNOTE_EMBEDDER_URL."},
}

// systemSentences are those for what the system says of files. The reasons of package
// wording, which know more, come before them.
var systemSentences = []struct {
	err  error
	text string
}{
	{syscall.ENOSPC, "The disk is full, or a limit on files is reached. Free some space and run the same command again; what was reported as added is kept."},
	{syscall.EDQUOT, "Your quota of the disk is used up. Free some space and run the same command again; what was reported as added is kept."},
	{syscall.EFBIG, "A limit on the size of files is reached (ulimit -f). Raise it, or take another disk, and run the same command again."},
	{syscall.EMFILE, "Too many files are open at once (ulimit -n). Raise that limit and run the same command again."},
	{syscall.EROFS, "It is on a disk that can only be read. Choose another folder."},
	{syscall.ENOTDIR, "A part of its path is a file and no folder. Check the path, or FOOTNOTE_DATA if it is a library's."},
	{syscall.ELOOP, "It is a link that leads back to itself. Name the file itself."},
	{syscall.ENAMETOOLONG, "Its name is longer than a file can have. Check the path."},
	{fs.ErrNotExist, "There is no such file or folder. Check the spelling of the path."},
}

// Sentence turns an error into what people read. What nobody expected keeps
// its text, because the terminal is also the log.
func Sentence(err error) string {
	if t, ok := errors.AsType[Told](err); ok {
		return t.sentence
	}
	if u, ok := errors.AsType[corpus.UnsupportedError](err); ok {
		return wording.Unsupported(texts.Language{}, u)
	}
	if m, ok := errors.AsType[corpus.TooManySourcesError](err); ok {
		return fmt.Sprintf("It brings %d sources, and one file may bring %d. Split it into parts and add those.", m.Sources, m.Most)
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	if reason, ok := wording.TerminalReason(err); ok {
		return reason
	}
	for _, s := range systemSentences {
		if errors.Is(err, s.err) {
			return s.text
		}
	}
	return "Something went wrong that Footnote has no advice for: " + Short(err.Error())
}
