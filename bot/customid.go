package bot

import (
	"strconv"
	"strings"
)

// maxCustomID is what Discord takes, in UTF-16 units.
const maxCustomID = 100

// idVersion begins every custom ID, so that a button of an older form is known
// as such and not misread.
const idVersion = "v1"

// customID writes what a button does and to what. It names things by their
// number, or by a short name such as a shelf's: it comes back from strangers,
// who may send anything, so member and rights are never read from it, and a server
// only where Discord is asked whether the member is in it.
func customID(verb string, args ...string) string {
	id := strings.Join(append([]string{idVersion, verb}, args...), ":")
	if size(id) > maxCustomID {
		panic("custom ID too long: " + id) // ours are short by construction
	}
	return id
}

// readCustomID takes a custom ID apart. It is not ok if it is none of ours.
func readCustomID(id string) (verb string, args []string, ok bool) {
	if size(id) > maxCustomID {
		return "", nil, false
	}
	parts := strings.Split(id, ":")
	if len(parts) < 2 || parts[0] != idVersion || parts[1] == "" {
		return "", nil, false
	}
	return parts[1], parts[2:], true
}

// arg gives an argument of a custom ID, empty if it is not there.
func (r *request) arg(i int) string {
	if i < len(r.args) {
		return r.args[i]
	}
	return ""
}

// rest gives the arguments from the i-th on as they were written: a name may
// have a colon in it.
func (r *request) rest(i int) string {
	return strings.Join(r.args[min(i, len(r.args)):], ":")
}

// number gives an argument that is a number from 0 to most, else 0 and false.
func (r *request) number(i, most int) (int, bool) {
	return boundedNumber(r.arg(i), most)
}

func boundedNumber(text string, most int) (int, bool) {
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > most {
		return 0, false
	}
	return n, true
}
