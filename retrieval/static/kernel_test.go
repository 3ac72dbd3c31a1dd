package static

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestKernelsAsPlain(t *testing.T) {
	if !wide {
		t.Skip("this processor has the plain kernels only")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		a, b, row := make([]float32, n+1), make([]float32, n+1), make([]byte, n+1)
		for i := range a {
			a[i], b[i], row[i] = r.Float32()-0.5, r.Float32()-0.5, byte(r.IntN(256))
		}
		a, b, row = a[1:], b[1:], row[1:] // at no round address
		var want float64
		for i := range a {
			want += float64(a[i]) * float64(b[i])
		}
		if got := Dot(a, b); math.Abs(float64(got)-want) > 1e-5 {
			t.Errorf("Dot of %d numbers = %v, want %v", n, got, want)
		}
		sum := slices.Clone(a)
		addScaled(sum, row, 0.0123)
		addScaledPlain(a, row, 0.0123)
		if !slices.Equal(sum, a) {
			t.Errorf("addScaled of %d numbers differs from the plain one", n)
		}
	}
	if got := Dot(make([]float32, 32), make([]float32, 64)); got != 0 {
		t.Errorf("Dot of different lengths = %v, want 0", got)
	}
}

// Several products at a time, and rows that are written, are to the last digit those of one
// at a time.
func TestKernelsOfSeveral(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 31, 32, 64, 100, 256} {
		a, rows, row := make([]float32, n), make([]float32, 7*n), make([]byte, n)
		for i := range rows {
			rows[i] = r.Float32() - 0.5
		}
		for i := range a {
			a[i], row[i] = r.Float32()-0.5, byte(r.IntN(256))
		}
		for some := range 8 {
			for vectors := range 4 {
				products := make([]float32, vectors*some)
				Dots(products, rows[:vectors*n], rows[:some*n], n)
				for i, got := range products {
					if want := Dot(rows[i/some*n:][:n], rows[i%some*n:][:n]); got != want {
						t.Errorf("product %d of %d numbers with %d rows = %v, want %v", i, n, some, got, want)
					}
				}
			}
		}
		sum := make([]float32, n)
		addScaled(sum, row, 0.0123)
		if scaleRow(a, row, 0.0123); !slices.Equal(a, sum) {
			t.Errorf("scaleRow of %d numbers differs from addScaled to zeros", n)
		}
	}
}

// Rows that are added eight at a time are those of one number at a time.
func TestAddRows(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	table := new([Steps][8]float32)
	for i := range table {
		for k := range table[i] {
			table[i][k] = r.Float32()
		}
	}
	const rows = 9
	for n := range 17 {
		steps, sums, want := make([]uint16, rows*n), make([]float32, 8*n), make([]float32, 8*n)
		for i := range steps {
			steps[i] = uint16(r.IntN(2 * Steps)) // beyond the table they begin again
		}
		for count := range 5 {
			places, scales := make([]uint16, count), make([]float32, count)
			for j := range places {
				places[j], scales[j] = uint16(r.IntN(rows)), r.Float32()
				for i, step := range steps[n*int(places[j]):][:n] {
					for k, x := range table[step%Steps] {
						product := scales[j] * x
						want[8*i+k] += float32(product)
					}
				}
			}
			if AddRows(sums, table, steps, places, scales); !slices.Equal(sums, want) {
				t.Errorf("%d rows of %d steps added: %v, want %v", count, n, sums, want)
			}
		}
	}
}

// Numbers are raised one by one, at every length.
func TestRaise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	const all = 9
	for n := range 40 {
		numbers, rows := make([]float32, n), make([]float32, all*n)
		for i := range rows {
			rows[i] = r.Float32() - 0.5
		}
		for count := range 5 {
			for i := range numbers {
				numbers[i] = r.Float32() - 0.5
			}
			places, want := make([]uint16, count), slices.Clone(numbers)
			for j := range places {
				places[j] = uint16(r.IntN(all))
				for i, x := range rows[n*int(places[j]):][:n] {
					want[i] = max(want[i], x)
				}
			}
			if Raise(numbers, rows, places); !slices.Equal(numbers, want) {
				t.Errorf("%d numbers raised by %d rows: %v, want %v", n, count, numbers, want)
			}
		}
	}
}
