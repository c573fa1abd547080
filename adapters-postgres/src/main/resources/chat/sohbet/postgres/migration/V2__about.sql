-- What people tell about themselves.
ALTER TABLE users ADD COLUMN about text NOT NULL DEFAULT '' CHECK (char_length(about) <= 140);
