package extract

// Extensions lists the endings that the names of readable files have, such as
// ".txt", those of one format together.
func Extensions() []string {
	var list []string
	for _, f := range formats {
		if f.read != nil {
			list = append(list, f.extensions...)
		}
	}
	return list
}
