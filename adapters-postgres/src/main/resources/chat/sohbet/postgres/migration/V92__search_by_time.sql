-- A search goes from the newest pages to older ones, a stretch of time after the other.
CREATE INDEX search_page_when ON search_page (conversation, last_at, page);
