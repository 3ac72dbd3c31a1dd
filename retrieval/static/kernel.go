package static

import "slices"

// What most of a question's time goes into, eight numbers at a time where the
// processor can.

// Dot multiplies vectors. Those of different lengths have nothing in common. The last
// digits of a product depend on the processor.
func Dot(a, b []float32) float32 {
	if len(a) != len(b) {
		return 0
	}
	var product float32
	if n := len(a) &^ 31; wide && n > 0 {
		product = dotWide(&a[0], &b[0], n)
		a, b = a[n:], b[n:]
	}
	return product + dotPlain(a, b)
}

// Dots multiplies vectors of n numbers with rows of as many, each as Dot does; both stand one
// after the other. The products of a vector stand together, in the order of the rows. Some
// rows at a time are multiplied with all vectors: all of them are too many to stay at hand.
func Dots(products, vectors, rows []float32, n int) {
	if n == 0 {
		clear(products)
		return
	}
	all, i := len(rows)/n, 0
	products, vectors = products[:len(vectors)/n*all], vectors[:len(vectors)/n*n]
	for ; wide && n%32 == 0 && i+3 <= all; i += 3 {
		three := rows[i*n:][:3*n]
		for at, k := 0, i; at < len(vectors); at, k = at+n, k+all {
			dotsWide(&products[k:][:3][0], &vectors[at], &three[0], n)
		}
	}
	for ; i < all; i++ {
		for at, k := 0, i; at < len(vectors); at, k = at+n, k+all {
			products[k] = Dot(vectors[at:][:n], rows[i*n:][:n])
		}
	}
}

// dotPlain multiplies with four sums, which is faster than with one.
func dotPlain(a, b []float32) float32 {
	var s, t, u, v float32
	for len(a) >= 4 && len(b) >= 4 {
		s += a[0] * b[0]
		t += a[1] * b[1]
		u += a[2] * b[2]
		v += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	for i := range a {
		s += a[i] * b[i]
	}
	return s + t + u + v
}

// addScaled adds a row of int8, times scale, to sum. It gives the same to the last
// digit on every processor.
func addScaled(sum []float32, row []byte, scale float32) {
	row = row[:len(sum)]
	if n := len(sum) &^ 7; wide && n > 0 {
		addScaledWide(&sum[0], &row[0], scale, n)
		sum, row = sum[n:], row[n:]
	}
	addScaledPlain(sum, row, scale)
}

// Steps is how many rows [AddRows] has to choose from.
const Steps = 512

// AddRows adds to each eight of sums the eight numbers of a table that a step tells, times a
// scale: the steps are those of rows that stand one after the other, the rows at some places,
// each with its scale. Beyond the end of the table steps begin again. There is a multiple of
// four steps to a row. It gives the same to the last digit on every processor.
func AddRows(sums []float32, table *[Steps][8]float32, steps, places []uint16, scales []float32) {
	n, scales := len(sums)/8, scales[:len(places)]
	if len(places) == 0 || n == 0 {
		return
	}
	_ = steps[n*int(slices.Max(places)):][:n] // there are as many rows
	if wide && n%4 == 0 {
		addRowsWide(&sums[0], &table[0][0], &steps[0], &places[0], &scales[0], n, len(places))
		return
	}
	for j, place := range places {
		for i, step := range steps[n*int(place):][:n] {
			for k, x := range table[step%Steps] {
				product := scales[j] * x
				sums[8*i+k] += float32(product)
			}
		}
	}
}

// dotSteps multiplies whole numbers with rows of int8 that stand one after the other. None of
// the sums may be more than int32 holds.
func dotSteps(products []int32, a []int16, rows []byte) {
	n := len(a)
	rows = rows[:n*len(products)]
	if wide && n > 0 && n%32 == 0 && len(products) > 0 {
		dotStepsWide(&products[0], &a[0], &rows[0], n, len(products))
		return
	}
	for i := range products {
		products[i] = 0
		for k, x := range a {
			products[i] += int32(x) * int32(int8(rows[i*n+k]))
		}
	}
}

// Raise brings each number that is less than that of one of some rows up to it: the rows stand
// one after the other, each as long as the numbers, and those at some places count.
func Raise(numbers, rows []float32, places []uint16) {
	n := len(numbers)
	if len(places) == 0 || n == 0 {
		return
	}
	_ = rows[n*int(slices.Max(places)):][:n] // there are as many
	if wide && n%8 == 0 {
		raiseWide(&numbers[0], &rows[0], &places[0], n, len(places))
		return
	}
	for _, place := range places {
		for i, x := range rows[n*int(place):][:n] {
			numbers[i] = max(numbers[i], x)
		}
	}
}

// scaleRow writes a row of int8, times scale, into scaled.
func scaleRow(scaled []float32, row []byte, scale float32) {
	row = row[:len(scaled)]
	if n := len(scaled) &^ 7; wide && n > 0 {
		scaleWide(&scaled[0], &row[0], scale, n)
		scaled, row = scaled[n:], row[n:]
	}
	for i := range scaled {
		scaled[i] = scale * float32(int8(row[i]))
	}
}

func addScaledPlain(sum []float32, row []byte, scale float32) {
	for i := range sum {
		product := scale * float32(int8(row[i]))
		sum[i] += float32(product)
	}
}
