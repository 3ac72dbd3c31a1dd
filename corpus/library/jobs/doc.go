// Package jobs keeps the work that must not be lost when a process is: a source to be
// added, read again or recognised. It knows what a job is for as little as who asked.
//
//	t, err := jobs.Open(ctx, path)
//	number, err := t.Put(ctx, jobs.Job{Library: "discord-1", Kind: "source add", Payload: order})
//	held, err := t.Claim(ctx)          // nil: there is nothing to do
//	ctx, release := held.Renew(ctx)    // ends when the job is another's
//	…
//	err = held.Finish(ctx)
//
// A job belongs to whoever holds its lease, which lasts for five seconds and is renewed
// every two. Who is killed renews nothing, so that another one claims the job; and
// whatever the first still says of it, [ErrLost] is the answer. Of a library one job
// runs at a time. What was done of a job is noted with it (its step), and the bytes
// that were fetched for it are kept, so that the next one goes on from there.
//
// The table is a file of its own beside the libraries ([Open]), not one of them: backups
// and exports do not know it. It holds secrets, the tokens that answers are sent with, so
// that only its owner may read it, what is deleted is overwritten, and there is no
// log beside it in which that would stand on. Where several processes share a
// PostgreSQL database the table is there ([On]), and the statements are the same.
package jobs
