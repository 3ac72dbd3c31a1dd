package journal

import (
	"context"
	"database/sql"
	"fmt"
	"maps"

	"footnote/corpus/library/internal/file"
)

// Settings gives all settings of a library by name. What they mean is up to who
// set them.
func (j *Journal) Settings(ctx context.Context) (map[string]string, error) {
	settings, err := readSettings(ctx, j.db)
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", file.Error(err))
	}
	return settings, nil
}

// Set keeps a setting; an empty value forgets it.
func (j *Journal) Set(ctx context.Context, name, value string) error {
	_, err := j.ChangeSettings(ctx, func(settings map[string]string) { settings[name] = value })
	return err
}

// ChangeSettings lets change have its way with the settings, in one transaction,
// and gives them as they are kept then; an empty value forgets a setting.
func (j *Journal) ChangeSettings(ctx context.Context, change func(settings map[string]string)) (map[string]string, error) {
	var settings map[string]string
	err := j.db.Change(ctx, func(tx *sql.Tx) (err error) {
		before, err := readSettings(ctx, tx)
		if err != nil {
			return err
		}
		settings = maps.Clone(before)
		change(settings)
		maps.DeleteFunc(settings, func(_, value string) bool { return value == "" })
		return storeSettings(ctx, tx, before, settings)
	})
	if err != nil {
		return nil, fmt.Errorf("change settings: %w", err)
	}
	return settings, nil
}

func readSettings(ctx context.Context, q file.Querier) (map[string]string, error) {
	rows, err := q.QueryContext(ctx, "SELECT name, value FROM settings")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	settings := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		settings[name] = value
	}
	return settings, rows.Err()
}

// storeSettings makes the settings others than before.
func storeSettings(ctx context.Context, tx *sql.Tx, before, now map[string]string) error {
	for name := range before {
		if _, kept := now[name]; !kept {
			if _, err := tx.ExecContext(ctx, "DELETE FROM settings WHERE name = ?", name); err != nil {
				return err
			}
		}
	}
	for name, value := range now {
		value = file.CleanText(value)
		if was, there := before[name]; there && was == value {
			continue
		}
		_, err := tx.ExecContext(ctx, "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value)
		if err != nil {
			return err
		}
	}
	return nil
}
