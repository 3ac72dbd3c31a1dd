package group

import "path/filepath"

// ReadClubs reads the small libraries of a folder, as clubs, courses and households have them:
// those in "learned", and those in "kept", which are kept back.
func ReadClubs(folder string) ([]Group, error) {
	clubs, err := Read(filepath.Join(folder, "learned"))
	if err != nil {
		return nil, err
	}
	kept, err := Read(filepath.Join(folder, "kept"))
	for i := range kept {
		kept[i].Kept = true
	}
	return append(clubs, kept...), err
}
