-- Filters of 2 KiB instead of 1, for they hold pieces of four letters now: with three at most, many pages that don't
-- hold a word couldn't be ruled out. All are gathered anew, the newest first, within minutes; until then older
-- messages are not found.
TRUNCATE search_page;
ALTER TABLE search_page DROP CONSTRAINT search_page_grams_check;
ALTER TABLE search_page ADD CONSTRAINT search_page_grams_check CHECK (octet_length(grams) = 2048);

TRUNCATE search_due;
INSERT INTO search_due (conversation, page)
SELECT id, page
FROM conversation
CROSS JOIN LATERAL generate_series(0, (seq - 1) / 64) AS page
WHERE seq > 0
ORDER BY last_at, page;
