package jobs

import (
	"context"

	"footnote/corpus/library/internal/file"
)

// A Waiting is a job that waits, and who has to be told where it stands in the line.
type Waiting struct {
	Number  int64
	Payload []byte
	Token   string
	Place   int // the first is 1
}

// Line gives those that wait and were last told another place than they have, without
// those that nobody can tell any more.
func (t *Table) Line(ctx context.Context) (line []Waiting, err error) {
	err = t.look(ctx, "list the jobs that wait", everyone, func(q file.Querier) error {
		line, err = t.line(ctx, q)
		return err
	})
	return line, err
}

func (t *Table) line(ctx context.Context, q file.Querier) ([]Waiting, error) {
	rows, err := q.QueryContext(ctx, t.say.in(`SELECT number, library, place, payload, token, running IS NULL, token <> '' AND token_until > {now} FROM jobs ORDER BY number`))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var line []Waiting
	var before places
	for rows.Next() {
		var w Waiting
		var library string
		var told int
		var waits, reachable bool
		if err := rows.Scan(&w.Number, &library, &told, &w.Payload, &w.Token, &waits, &reachable); err != nil {
			return nil, err
		}
		if !waits {
			continue
		}
		if w.Place = before.next(library); w.Place != told && reachable {
			line = append(line, w)
		}
	}
	return line, rows.Err()
}

// places count who stands in a line: before each go those of its own library, and one
// of each other.
type places map[string]int

func (p *places) next(library string) int {
	if *p == nil {
		*p = places{}
	}
	others := len(*p)
	if (*p)[library] > 0 {
		others--
	}
	(*p)[library]++
	return others + (*p)[library]
}

// Tell lets somebody be told the place of a job: while tell runs nobody claims it, so
// that nothing is said of it later than what became of it. It does nothing where the
// job is claimed already, or is being told of.
func (t *Table) Tell(ctx context.Context, w Waiting, tell func(ctx context.Context)) error {
	mine, err := t.exec(ctx, "hold a job back", everyone, "UPDATE jobs SET not_before = {now} + ?, place = ? WHERE number = ? AND running IS NULL AND not_before <= {now}",
		t.lease.Milliseconds(), w.Place, w.Number)
	if err != nil || !mine {
		return err
	}
	telling, cancel := context.WithTimeout(ctx, t.lease/2)
	tell(telling)
	cancel()
	_, err = t.exec(context.WithoutCancel(ctx), "let a job go", everyone, "UPDATE jobs SET not_before = 0 WHERE number = ? AND running IS NULL", w.Number)
	return err
}
