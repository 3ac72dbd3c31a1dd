package file

const PassageColumns = "id, source, ordinal, section, page, label, last_page, last_label, paragraph, recognised, text"

// SourceColumns are in the order of scanSource and of sourceValues.
const SourceColumns = `title, authors, organisation, issued, container, volume, issue, pages, publisher, doi, isbn, url,
	language, genre, editors, translators, edition, number, place, original, found, shelf, origin, media_type, digest, passages, added_by, added_at, read_at, here, rare`
