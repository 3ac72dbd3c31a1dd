package bot

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// Each draft is a file of its own, called like its number.
const draftFolder = "discord-drafts"

func (f folder) draftFile(id string) string { return filepath.Join(f.dir, draftFolder, id) }

// KeepDraft keeps what was typed into a form that was refused.
func (f folder) KeepDraft(_ context.Context, id, form string) error {
	if err := os.MkdirAll(filepath.Join(f.dir, draftFolder), 0o700); err != nil {
		return err
	}
	return os.WriteFile(f.draftFile(id), []byte(form), 0o600)
}

// Draft gives what was typed into a form, nothing for one that is not kept.
func (f folder) Draft(_ context.Context, id string) (form string, err error) {
	data, err := os.ReadFile(f.draftFile(id))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return string(data), err
}

// ForgetDrafts drops the forms that were refused longer ago than a time, and of the others
// the oldest, so that no more than so many are left.
func (f folder) ForgetDrafts(_ context.Context, older time.Duration, most int) error {
	entries, err := os.ReadDir(filepath.Join(f.dir, draftFolder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	var young []fs.FileInfo
	for _, e := range entries {
		if info, err := e.Info(); err == nil && f.now().Sub(info.ModTime()) < older {
			young = append(young, info)
		} else {
			os.Remove(f.draftFile(e.Name()))
		}
	}
	slices.SortFunc(young, func(a, b fs.FileInfo) int { return cmp.Compare(b.ModTime().UnixNano(), a.ModTime().UnixNano()) })
	for _, info := range young[min(most, len(young)):] {
		os.Remove(f.draftFile(info.Name()))
	}
	return err
}
