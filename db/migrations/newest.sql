CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE committees (
	name VARCHAR NOT NULL, 
	short_name VARCHAR NOT NULL, 
	parent_id INTEGER, 
	style VARCHAR NOT NULL, 
	place VARCHAR NOT NULL, 
	start TIME, 
	"end" TIME, 
	quorum INTEGER, 
	id INTEGER NOT NULL, key_agencies VARCHAR DEFAULT '' NOT NULL, priorities VARCHAR DEFAULT '' NOT NULL, reached VARCHAR DEFAULT '' NOT NULL, reached_on DATE, template VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_committees PRIMARY KEY (id), 
	CONSTRAINT fk_committees_parent_id FOREIGN KEY(parent_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_committees_name UNIQUE (name)
);
CREATE INDEX ix_committees_parent_id ON committees (parent_id);
CREATE TABLE people (
	name VARCHAR NOT NULL, 
	initials VARCHAR NOT NULL, 
	job_title VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	id INTEGER NOT NULL, email VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id)
);
CREATE INDEX ix_people_name_organisation ON people (name, organisation);
CREATE TABLE meetings (
	uid VARCHAR NOT NULL, 
	committee_id INTEGER NOT NULL, 
	committee_short_name VARCHAR NOT NULL, 
	quorum INTEGER, 
	title VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	date DATE NOT NULL, 
	start TIME, 
	"end" TIME, 
	place VARCHAR NOT NULL, 
	style VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	id INTEGER NOT NULL, circulated_on DATE, agreed_on DATE, signed_on DATE, signed_by VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_meetings_committee_id FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_meetings_uid UNIQUE (uid)
);
CREATE INDEX ix_meetings_committee_id_date ON meetings (committee_id, date);
CREATE INDEX ix_meetings_date ON meetings (date);
CREATE TABLE members (
	committee_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	capacity VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	representing VARCHAR NOT NULL, 
	deputy_id INTEGER, 
	joined DATE, 
	"left" DATE, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_members PRIMARY KEY (id), 
	CONSTRAINT fk_members_committee_id FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_members_deputy_id FOREIGN KEY(deputy_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_members_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_members_committee_id ON members (committee_id);
CREATE INDEX ix_members_deputy_id ON members (deputy_id);
CREATE INDEX ix_members_person_id ON members (person_id);
CREATE TABLE items (
	meeting_id INTEGER NOT NULL, 
	parent_id INTEGER, 
	position INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	standing BOOLEAN NOT NULL, 
	minutes INTEGER, 
	began TIME, 
	confidential BOOLEAN NOT NULL, 
	priority VARCHAR NOT NULL, 
	id INTEGER NOT NULL, purpose VARCHAR DEFAULT '' NOT NULL, papers VARCHAR DEFAULT '' NOT NULL, outcome_wanted BOOLEAN DEFAULT '0' NOT NULL, nil BOOLEAN DEFAULT '0' NOT NULL, forward_id INTEGER, 
	CONSTRAINT pk_items PRIMARY KEY (id), 
	CONSTRAINT fk_items_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_items_parent_id FOREIGN KEY(parent_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_items_meeting_id ON items (meeting_id);
CREATE INDEX ix_items_parent_id ON items (parent_id);
CREATE TABLE meeting_people (
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	label VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	initials VARCHAR NOT NULL, 
	job_title VARCHAR NOT NULL, 
	organisation VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_meeting_people PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_people_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_people_person_id FOREIGN KEY(person_id) REFERENCES people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_meeting_people_meeting_id_label UNIQUE (meeting_id, label)
);
CREATE INDEX ix_meeting_people_person_id ON meeting_people (person_id);
CREATE TABLE next_meetings (
	meeting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	date DATE NOT NULL, 
	start TIME, 
	"end" TIME, 
	place VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_next_meetings PRIMARY KEY (id), 
	CONSTRAINT fk_next_meetings_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_next_meetings_meeting_id ON next_meetings (meeting_id);
CREATE TABLE attendance (
	meeting_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	status VARCHAR NOT NULL, 
	capacity VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	representing VARCHAR NOT NULL, 
	deputy_id INTEGER, 
	for_items VARCHAR, 
	arrived TIME, 
	"left" TIME, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_attendance PRIMARY KEY (id), 
	CONSTRAINT fk_attendance_deputy_id FOREIGN KEY(deputy_id) REFERENCES meeting_people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_attendance_person_id FOREIGN KEY(person_id) REFERENCES meeting_people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_attendance_deputy_id ON attendance (deputy_id);
CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);
CREATE INDEX ix_attendance_person_id ON attendance (person_id);
CREATE TABLE item_leads (
	item_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	person_id INTEGER, 
	name VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_item_leads PRIMARY KEY (id), 
	CONSTRAINT fk_item_leads_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_item_leads_person_id FOREIGN KEY(person_id) REFERENCES meeting_people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_item_leads_item_id ON item_leads (item_id);
CREATE INDEX ix_item_leads_person_id ON item_leads (person_id);
CREATE TABLE notes (
	item_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	level INTEGER NOT NULL, 
	start INTEGER, 
	run_on BOOLEAN NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_notes PRIMARY KEY (id), 
	CONSTRAINT fk_notes_item_id FOREIGN KEY(item_id) REFERENCES items (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_notes_item_id ON notes (item_id);
CREATE TABLE actions (
	committee_id INTEGER NOT NULL, 
	note_id INTEGER, 
	given_on DATE, 
	text VARCHAR NOT NULL, 
	owner_text VARCHAR NOT NULL, 
	due DATE, 
	due_phrase VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	provisional BOOLEAN NOT NULL, 
	table_text VARCHAR NOT NULL, 
	priority VARCHAR NOT NULL, 
	owners_set BOOLEAN NOT NULL, 
	due_set BOOLEAN NOT NULL, 
	id INTEGER NOT NULL, said_last VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT pk_actions PRIMARY KEY (id), 
	CONSTRAINT ck_actions_has_words CHECK (note_id IS NOT NULL OR text <> ''), 
	CONSTRAINT fk_actions_committee_id FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_actions_note_id FOREIGN KEY(note_id) REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_actions_note_id UNIQUE (note_id)
);
CREATE INDEX ix_actions_committee_id ON actions (committee_id);
CREATE TABLE decisions (
	note_id INTEGER NOT NULL, 
	reference VARCHAR NOT NULL, 
	provisional BOOLEAN NOT NULL, 
	priority VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_decisions PRIMARY KEY (id), 
	CONSTRAINT fk_decisions_note_id FOREIGN KEY(note_id) REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_decisions_note_id UNIQUE (note_id)
);
CREATE TABLE action_owners (
	action_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	person_id INTEGER, 
	name VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_action_owners PRIMARY KEY (id), 
	CONSTRAINT fk_action_owners_action_id FOREIGN KEY(action_id) REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_action_owners_person_id FOREIGN KEY(person_id) REFERENCES meeting_people (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_action_owners_action_id ON action_owners (action_id);
CREATE INDEX ix_action_owners_person_id ON action_owners (person_id);
CREATE TABLE reviews (
	note_id INTEGER NOT NULL, 
	action_id INTEGER, 
	reference VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	due DATE, 
	due_phrase VARCHAR NOT NULL, 
	given_on DATE, 
	outcome VARCHAR NOT NULL, 
	closing VARCHAR NOT NULL, 
	id INTEGER NOT NULL, carried_to DATE, 
	CONSTRAINT pk_reviews PRIMARY KEY (id), 
	CONSTRAINT fk_reviews_action_id FOREIGN KEY(action_id) REFERENCES actions (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_reviews_note_id FOREIGN KEY(note_id) REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_reviews_note_id UNIQUE (note_id)
);
CREATE INDEX ix_reviews_action_id ON reviews (action_id);
CREATE TABLE review_owners (
	review_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	person_id INTEGER, 
	name VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_review_owners PRIMARY KEY (id), 
	CONSTRAINT fk_review_owners_person_id FOREIGN KEY(person_id) REFERENCES meeting_people (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_review_owners_review_id FOREIGN KEY(review_id) REFERENCES reviews (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_review_owners_person_id ON review_owners (person_id);
CREATE INDEX ix_review_owners_review_id ON review_owners (review_id);
CREATE TABLE standing_items (
	committee_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	minutes INTEGER, 
	purpose VARCHAR NOT NULL, 
	lead VARCHAR NOT NULL, 
	outcome_wanted BOOLEAN NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_standing_items PRIMARY KEY (id), 
	CONSTRAINT fk_standing_items_committee_id FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_standing_items_committee_id ON standing_items (committee_id);
CREATE TABLE versions (
	meeting_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	comment VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	id INTEGER NOT NULL, printed BLOB, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT fk_versions_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_versions_meeting_id ON versions (meeting_id);
CREATE TABLE forward_lines (
	committee_id INTEGER NOT NULL, 
	note_id INTEGER, 
	text VARCHAR NOT NULL, 
	wanted_on DATE, 
	wanted_phrase VARCHAR NOT NULL, 
	dropped BOOLEAN DEFAULT '0' NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_forward_lines PRIMARY KEY (id), 
	CONSTRAINT ck_forward_lines_has_words CHECK (note_id IS NOT NULL OR text <> ''), 
	CONSTRAINT fk_forward_lines_committee_id FOREIGN KEY(committee_id) REFERENCES committees (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_forward_lines_note_id FOREIGN KEY(note_id) REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_forward_lines_note_id UNIQUE (note_id)
);
CREATE INDEX ix_forward_lines_committee_id ON forward_lines (committee_id);
CREATE INDEX ix_items_forward_id ON items (forward_id);
CREATE TABLE passages (
	id INTEGER NOT NULL, 
	note_id INTEGER, 
	item_id INTEGER, 
	words VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	owners VARCHAR NOT NULL, 
	facets VARCHAR NOT NULL, 
	CONSTRAINT pk_passages PRIMARY KEY (id), 
	CONSTRAINT uq_passages_note_id UNIQUE (note_id), 
	CONSTRAINT uq_passages_item_id UNIQUE (item_id)
);
CREATE VIRTUAL TABLE passage_words USING fts5 (words, reference, owners, facets, content = 'passages', content_rowid = 'id', prefix = '3 4', tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE templates (
	digest VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	content BLOB NOT NULL, 
	kept_at DATETIME NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_templates PRIMARY KEY (id), 
	CONSTRAINT uq_templates_digest UNIQUE (digest)
);
CREATE TABLE sent_copies (
	meeting_id INTEGER NOT NULL, 
	uid VARCHAR NOT NULL, 
	made_at DATETIME NOT NULL, 
	printed BLOB NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_sent_copies PRIMARY KEY (id), 
	CONSTRAINT fk_sent_copies_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_sent_copies_uid UNIQUE (uid)
);
CREATE INDEX ix_sent_copies_meeting_id ON sent_copies (meeting_id);
CREATE TABLE pins (
	meeting_id INTEGER NOT NULL, 
	note_id INTEGER, 
	words VARCHAR NOT NULL, 
	id INTEGER NOT NULL, 
	CONSTRAINT pk_pins PRIMARY KEY (id), 
	CONSTRAINT fk_pins_meeting_id FOREIGN KEY(meeting_id) REFERENCES meetings (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ix_pins_meeting_id ON pins (meeting_id);
CREATE TABLE passages_waiting (
	id INTEGER NOT NULL, 
	CONSTRAINT pk_passages_waiting PRIMARY KEY (id)
);
CREATE INDEX ix_actions_open ON actions (committee_id, due) WHERE status = 'open' AND said_last NOT IN ('done', 'closed', 'discharged', 'superseded', 'withdrawn');
CREATE TRIGGER said_last_after_insert_of_actions AFTER INSERT ON actions BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (NEW.id); END;
CREATE TRIGGER said_last_after_insert_of_reviews AFTER INSERT ON reviews BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (NEW.action_id); END;
CREATE TRIGGER said_last_after_update_of_reviews AFTER UPDATE OF action_id, outcome, note_id ON reviews BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (OLD.action_id, NEW.action_id); END;
CREATE TRIGGER said_last_after_delete_of_reviews AFTER DELETE ON reviews BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (OLD.action_id); END;
CREATE TRIGGER said_last_after_insert_of_notes AFTER INSERT ON notes BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (SELECT action_id FROM reviews WHERE note_id = NEW.id); END;
CREATE TRIGGER said_last_after_insert_of_items AFTER INSERT ON items BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (SELECT r.action_id FROM notes n JOIN reviews r ON r.note_id = n.id WHERE n.item_id = NEW.id); END;
CREATE TRIGGER said_last_after_insert_of_meetings AFTER INSERT ON meetings BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (SELECT r.action_id FROM items i JOIN notes n ON n.item_id = i.id JOIN reviews r ON r.note_id = n.id WHERE i.meeting_id = NEW.id); END;
CREATE TRIGGER said_last_after_update_of_meetings AFTER UPDATE OF date, start ON meetings BEGIN UPDATE actions SET said_last = coalesce((SELECT r.outcome FROM reviews r JOIN notes n ON n.id = r.note_id JOIN items i ON i.id = n.item_id
JOIN meetings m ON m.id = i.meeting_id WHERE r.action_id = actions.id AND r.outcome <> 'none'
ORDER BY m.date DESC, m.start DESC, m.id DESC, r.id DESC LIMIT 1), '') WHERE id IN (SELECT r.action_id FROM items i JOIN notes n ON n.item_id = i.id JOIN reviews r ON r.note_id = n.id WHERE i.meeting_id = NEW.id); END;
CREATE VIEW note_passages AS
SELECT n.id AS note_id, NULL AS item_id, i.meeting_id, i.position AS place, n.position, CAST(julianday(m.date) AS INTEGER) << 24 AS first_id,
trim(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(n.text || coalesce(' ' || r.text || ' ' || r.closing, '') || coalesce(' ' || a.table_text, ''), '**', ''), '__', ''), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ŧ', 't'), 'Ŧ', 't'), 'ı', 'i'), 'I', 'i'), 'ß', 'ss'), 'SS', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th')) AS words,
coalesce(a.reference, d.reference, r.reference, '') AS reference,
trim(coalesce(a.owner_text, '') || ' ' || coalesce((SELECT group_concat(coalesce(p.initials || ' ' || p.name || ' ', '') || o.name, ' ') FROM action_owners o LEFT JOIN meeting_people p ON p.id = o.person_id WHERE o.action_id = a.id), '')
|| coalesce((SELECT group_concat(coalesce(p.initials || ' ' || p.name || ' ', '') || o.name, ' ') FROM review_owners o LEFT JOIN meeting_people p ON p.id = o.person_id WHERE o.review_id = r.id), '')) AS owners,
'k' || n.kind || ' c' || m.committee_id AS facets
FROM notes n JOIN items i ON i.id = n.item_id JOIN meetings m ON m.id = i.meeting_id
LEFT JOIN actions a ON a.note_id = n.id LEFT JOIN decisions d ON d.note_id = n.id
LEFT JOIN reviews r ON r.note_id = n.id;
CREATE VIEW title_passages AS
SELECT NULL AS note_id, i.id AS item_id, i.meeting_id, i.position AS place, -1 AS position, CAST(julianday(m.date) AS INTEGER) << 24 AS first_id,
replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(i.title, '**', ''), '__', ''), 'ł', 'l'), 'Ł', 'l'), 'ø', 'o'), 'Ø', 'o'), 'đ', 'd'), 'Đ', 'd'), 'ð', 'd'), 'Ð', 'd'), 'ħ', 'h'), 'Ħ', 'h'), 'ŧ', 't'), 'Ŧ', 't'), 'ı', 'i'), 'I', 'i'), 'ß', 'ss'), 'SS', 'ss'), 'æ', 'ae'), 'Æ', 'ae'), 'œ', 'oe'), 'Œ', 'oe'), 'þ', 'th'), 'Þ', 'th') AS words, '' AS reference, '' AS owners, 'ktitle c' || m.committee_id AS facets
FROM items i JOIN meetings m ON m.id = i.meeting_id;
CREATE TRIGGER passages_after_insert_of_notes AFTER INSERT ON notes BEGIN INSERT OR IGNORE INTO passages_waiting (id) VALUES (NEW.id); END;
CREATE TRIGGER passages_after_update_of_notes AFTER UPDATE OF text, kind, item_id ON notes BEGIN INSERT OR IGNORE INTO passages_waiting (id) VALUES (NEW.id); END;
CREATE TRIGGER passages_after_delete_of_notes AFTER DELETE ON notes BEGIN DELETE FROM passages WHERE note_id = OLD.id; DELETE FROM passages_waiting WHERE id = OLD.id; END;
CREATE TRIGGER passages_after_insert_of_items AFTER INSERT ON items BEGIN INSERT OR IGNORE INTO passages (id, note_id, item_id, words, reference, owners, facets) SELECT coalesce((SELECT max(id) FROM passages WHERE id BETWEEN first_id AND first_id + 16777215), first_id) + row_number() OVER (PARTITION BY first_id ORDER BY meeting_id, place, position), note_id, item_id, words, reference, owners, facets FROM title_passages WHERE item_id = NEW.id;INSERT OR IGNORE INTO passages_waiting (id) SELECT id FROM notes WHERE item_id = NEW.id; END;
CREATE TRIGGER passages_after_update_of_items AFTER UPDATE OF title ON items BEGIN UPDATE passages SET (words, reference, owners, facets) = (fresh.words, fresh.reference, fresh.owners, fresh.facets) FROM title_passages fresh WHERE passages.item_id IN (NEW.id) AND fresh.item_id = passages.item_id AND (passages.words, passages.reference, passages.owners, passages.facets) IS NOT (fresh.words, fresh.reference, fresh.owners, fresh.facets); END;
CREATE TRIGGER passages_after_delete_of_items AFTER DELETE ON items BEGIN DELETE FROM passages WHERE item_id = OLD.id; END;
CREATE TRIGGER passages_after_insert_of_meetings AFTER INSERT ON meetings BEGIN INSERT OR IGNORE INTO passages (id, note_id, item_id, words, reference, owners, facets) SELECT coalesce((SELECT max(id) FROM passages WHERE id BETWEEN first_id AND first_id + 16777215), first_id) + row_number() OVER (PARTITION BY first_id ORDER BY meeting_id, place, position), note_id, item_id, words, reference, owners, facets FROM title_passages WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id);INSERT OR IGNORE INTO passages_waiting (id) SELECT id FROM notes WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id); END;
CREATE TRIGGER passages_after_update_of_meetings AFTER UPDATE OF date, committee_id ON meetings BEGIN DELETE FROM passages WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id) OR note_id IN (SELECT id FROM notes WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id));INSERT OR IGNORE INTO passages (id, note_id, item_id, words, reference, owners, facets) SELECT coalesce((SELECT max(id) FROM passages WHERE id BETWEEN first_id AND first_id + 16777215), first_id) + row_number() OVER (PARTITION BY first_id ORDER BY meeting_id, place, position), note_id, item_id, words, reference, owners, facets FROM title_passages WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id);INSERT OR IGNORE INTO passages_waiting (id) SELECT id FROM notes WHERE item_id IN (SELECT id FROM items WHERE meeting_id = NEW.id); END;
CREATE TRIGGER passages_after_insert_of_actions AFTER INSERT ON actions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_update_of_actions AFTER UPDATE OF reference, table_text, owner_text ON actions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_delete_of_actions AFTER DELETE ON actions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT OLD.note_id WHERE OLD.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_insert_of_decisions AFTER INSERT ON decisions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_update_of_decisions AFTER UPDATE OF reference ON decisions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_delete_of_decisions AFTER DELETE ON decisions BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT OLD.note_id WHERE OLD.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_insert_of_reviews AFTER INSERT ON reviews BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_update_of_reviews AFTER UPDATE OF reference, text, closing ON reviews BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT NEW.note_id WHERE NEW.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_delete_of_reviews AFTER DELETE ON reviews BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT OLD.note_id WHERE OLD.note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_insert_of_action_owners AFTER INSERT ON action_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM actions WHERE id = NEW.action_id AND note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_update_of_action_owners AFTER UPDATE OF person_id, name ON action_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM actions WHERE id = NEW.action_id AND note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_delete_of_action_owners AFTER DELETE ON action_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM actions WHERE id = OLD.action_id AND note_id IS NOT NULL; END;
CREATE TRIGGER passages_after_insert_of_review_owners AFTER INSERT ON review_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM reviews WHERE id = NEW.review_id; END;
CREATE TRIGGER passages_after_update_of_review_owners AFTER UPDATE OF person_id, name ON review_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM reviews WHERE id = NEW.review_id; END;
CREATE TRIGGER passages_after_delete_of_review_owners AFTER DELETE ON review_owners BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT note_id FROM reviews WHERE id = OLD.review_id; END;
CREATE TRIGGER passages_after_insert_of_meeting_people AFTER INSERT ON meeting_people BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT a.note_id FROM action_owners o JOIN actions a ON a.id = o.action_id WHERE o.person_id = NEW.id AND a.note_id IS NOT NULL UNION SELECT r.note_id FROM review_owners o JOIN reviews r ON r.id = o.review_id WHERE o.person_id = NEW.id; END;
CREATE TRIGGER passages_after_update_of_meeting_people AFTER UPDATE OF initials, name ON meeting_people BEGIN INSERT OR IGNORE INTO passages_waiting (id) SELECT a.note_id FROM action_owners o JOIN actions a ON a.id = o.action_id WHERE o.person_id = NEW.id AND a.note_id IS NOT NULL UNION SELECT r.note_id FROM review_owners o JOIN reviews r ON r.id = o.review_id WHERE o.person_id = NEW.id; END;
CREATE TRIGGER passages_after_insert_of_passages AFTER INSERT ON passages BEGIN INSERT INTO passage_words (rowid, words, reference, owners, facets) VALUES (NEW.id, NEW.words, NEW.reference, NEW.owners, NEW.facets); END;
CREATE TRIGGER passages_after_update_of_passages AFTER UPDATE ON passages BEGIN INSERT INTO passage_words (passage_words, rowid, words, reference, owners, facets) VALUES ('delete', OLD.id, OLD.words, OLD.reference, OLD.owners, OLD.facets);INSERT INTO passage_words (rowid, words, reference, owners, facets) VALUES (NEW.id, NEW.words, NEW.reference, NEW.owners, NEW.facets); END;
CREATE TRIGGER passages_after_delete_of_passages AFTER DELETE ON passages BEGIN INSERT INTO passage_words (passage_words, rowid, words, reference, owners, facets) VALUES ('delete', OLD.id, OLD.words, OLD.reference, OLD.owners, OLD.facets); END;
INSERT INTO alembic_version VALUES ('0008');
