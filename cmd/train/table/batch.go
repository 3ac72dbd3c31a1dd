package table

// A batch is questions, then their passages, then passages that are wrong for all.
type batch struct {
	texts bags
	scale float32           // of the cosines in the loss
	count int               // of the questions
	equal map[int32][]int32 // other examples that the same passages answer
	parts [parts]part
}

// A part of a batch is made by itself.
type part struct {
	questions, passages, wrong bags
	keys                       []int32
}

// parts is fixed, so that a batch does not depend on the number of processors.
const parts = 16

func (b *batch) questions() int { return b.count }
func (b *batch) passages() int  { return len(b.texts.ends) - b.count }

// same gives the examples whose passages are no wrong answers to question i.
func (b *batch) same(i int) []int32 { return b.equal[int32(i)] }

func (p *part) reset() {
	for _, b := range []*bags{&p.questions, &p.passages, &p.wrong} {
		b.reset()
	}
	p.keys = p.keys[:0]
}

// join makes the batch of its parts.
func (b *batch) join() {
	b.texts.reset()
	for i := range b.parts {
		b.texts.join(&b.parts[i].questions)
	}
	b.count = len(b.texts.ends)
	for i := range b.parts {
		b.texts.join(&b.parts[i].passages)
	}
	for i := range b.parts {
		b.texts.join(&b.parts[i].wrong)
	}
	for b.passages()%panel != 0 { // empty texts, which are nearest to nothing
		b.texts.add(nil)
	}
	b.findEqual()
}

func (b *batch) findEqual() {
	byKey := map[int32][]int32{}
	var keys []int32
	for i := range b.parts {
		for _, key := range b.parts[i].keys {
			byKey[key] = append(byKey[key], int32(len(keys)))
			keys = append(keys, key)
		}
	}
	b.equal = map[int32][]int32{}
	for i, key := range keys {
		for _, j := range byKey[key] {
			if int(j) != i {
				b.equal[int32(i)] = append(b.equal[int32(i)], j)
			}
		}
	}
}
