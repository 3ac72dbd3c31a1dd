package corpus

import (
	"context"
	"fmt"
)

// Settings gives all settings of a library by name. What they mean is up to who
// set them.
func (l *Library) Settings(ctx context.Context) (map[string]string, error) {
	rows, err := l.db.QueryContext(ctx, "SELECT name, value FROM settings")
	if err != nil {
		return nil, fmt.Errorf("read settings: %w", storageError(err))
	}
	defer rows.Close()
	settings := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, fmt.Errorf("read settings: %w", storageError(err))
		}
		settings[name] = value
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read settings: %w", storageError(err))
	}
	return settings, nil
}

// Set keeps a setting; an empty value forgets it.
func (l *Library) Set(ctx context.Context, name, value string) error {
	statement, args := "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", []any{name, value}
	if value == "" {
		statement, args = "DELETE FROM settings WHERE name = ?", []any{name}
	}
	if _, err := l.db.ExecContext(ctx, statement, args...); err != nil {
		return fmt.Errorf("set %q: %w", name, storageError(err))
	}
	return nil
}
