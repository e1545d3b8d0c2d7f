"""The tables in which a build keeps what it knows, and the number of their layout."""

SCHEMA = """
-- One row for each agency's folder, readable or not: what it was like when its work was done.
-- The stamp is over times and sizes, the digest over contents, the basis over all else that counts.
CREATE TABLE unit (
    key TEXT PRIMARY KEY,
    stamp TEXT NOT NULL, digest TEXT NOT NULL, basis TEXT NOT NULL, years TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE agency (
    key TEXT PRIMARY KEY,
    region TEXT NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_year INTEGER NOT NULL,
    last_year INTEGER NOT NULL,
    founded INTEGER
) WITHOUT ROWID;
-- What an agency is made of, or was before: roles are member and predecessor.
CREATE TABLE relation (
    agency TEXT NOT NULL, role TEXT NOT NULL, other TEXT NOT NULL,
    PRIMARY KEY (agency, role, other)
) WITHOUT ROWID;
CREATE TABLE report (
    agency TEXT NOT NULL REFERENCES agency,
    year INTEGER NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    edition TEXT NOT NULL,
    published TEXT NOT NULL,
    figures TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    due TEXT NOT NULL,
    PRIMARY KEY (agency, year)
) WITHOUT ROWID;
-- All numbers of a table in the order of its grid; amounts as text, missing cells null.
CREATE TABLE numbers (
    agency TEXT NOT NULL, year INTEGER NOT NULL, section TEXT NOT NULL,
    edition TEXT NOT NULL, cells TEXT NOT NULL,
    PRIMARY KEY (agency, year, section)
) WITHOUT ROWID;
-- What is left of prose for finding copies; reports with too little of it have no row.
CREATE TABLE sketch (
    year INTEGER NOT NULL, agency TEXT NOT NULL, line INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (year, agency)
) WITHOUT ROWID;
-- Accepted faults that wait for the judgement over several agencies.
CREATE TABLE acceptance (
    agency TEXT NOT NULL,
    path TEXT NOT NULL, code TEXT NOT NULL, at TEXT NOT NULL, reason TEXT NOT NULL,
    line INTEGER NOT NULL, col INTEGER NOT NULL
);
-- Reports that were looked at, drafts among them where they were.
CREATE TABLE looked (
    path TEXT PRIMARY KEY, agency TEXT NOT NULL, is_unread INTEGER NOT NULL
) WITHOUT ROWID;
-- The owner is the piece of work that found it: doing that work again replaces it.
CREATE TABLE finding (
    owner TEXT NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL,
    path TEXT NOT NULL, line INTEGER, col INTEGER,
    message TEXT NOT NULL, cell TEXT, expected TEXT, hint TEXT,
    equations TEXT NOT NULL, reason TEXT
);
CREATE TABLE link (
    owner TEXT NOT NULL,
    path TEXT NOT NULL, line INTEGER, col INTEGER, target TEXT NOT NULL
);
-- What the last judgement depended on, to be held against what the next one does.
CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- Numbers of agencies in the order of their keys, with room between them: see bands.py.
CREATE TABLE bearer (number INTEGER PRIMARY KEY, agency TEXT NOT NULL UNIQUE);
-- Which handfuls of clauses the sketches of a year have; the key is the year and a part of it.
CREATE TABLE band (part INTEGER PRIMARY KEY, data BLOB NOT NULL);
-- Reports that are copies, by the numbers of their agencies, and of what.
CREATE TABLE copied (
    year INTEGER NOT NULL, number INTEGER NOT NULL, original INTEGER NOT NULL,
    PRIMARY KEY (year, number)
) WITHOUT ROWID;
-- What the last judgement knew and work done since has dropped; empty once it is judged anew.
CREATE TABLE gone_sketch (
    year INTEGER NOT NULL, agency TEXT NOT NULL, name TEXT, line INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (year, agency)
) WITHOUT ROWID;
CREATE TRIGGER sketch_goes AFTER DELETE ON sketch BEGIN
    INSERT OR IGNORE INTO gone_sketch VALUES (
        old.year, old.agency,
        (SELECT name FROM report WHERE agency = old.agency AND year = old.year),
        old.line, old.data
    );
END;
CREATE TABLE gone_relation (
    agency TEXT NOT NULL, role TEXT NOT NULL, other TEXT NOT NULL,
    PRIMARY KEY (agency, role, other)
) WITHOUT ROWID;
CREATE TRIGGER relation_goes AFTER DELETE ON relation BEGIN
    INSERT OR IGNORE INTO gone_relation VALUES (old.agency, old.role, old.other);
END;
-- The years with reports; found out once, not by every query.
CREATE TABLE years (year INTEGER PRIMARY KEY);
-- For which years each agency is expected to have a report, and whether it has one.
CREATE VIEW standing AS
    SELECT agency.key AS agency, agency.region AS region, years.year AS year,
           report.agency IS NOT NULL AS published
    FROM agency
    JOIN years
    LEFT JOIN report ON report.agency = agency.key AND report.year = years.year
    WHERE report.agency IS NOT NULL
       OR years.year BETWEEN agency.first_year AND agency.last_year;
-- How many agencies and reports a region has of a kind; see the views of the same shape.
CREATE TABLE roll (
    region TEXT NOT NULL, kind TEXT NOT NULL, agencies INTEGER NOT NULL, reports INTEGER NOT NULL,
    PRIMARY KEY (region, kind)
) WITHOUT ROWID;
CREATE VIEW counted_agencies AS
    SELECT region, kind, count(*) AS agencies,
           sum((SELECT count(*) FROM report WHERE agency = agency.key)) AS reports
    FROM agency GROUP BY region, kind;
-- How many of the agencies listed in a year published in time, late, nobody knows when, or not.
CREATE TABLE tally (
    region TEXT NOT NULL, kind TEXT NOT NULL, year INTEGER NOT NULL,
    on_time INTEGER NOT NULL, late INTEGER NOT NULL, undated INTEGER NOT NULL,
    absent INTEGER NOT NULL,
    PRIMARY KEY (region, kind, year)
) WITHOUT ROWID;
CREATE VIEW counted_standing AS
    SELECT standing.region AS region, agency.kind AS kind, standing.year AS year,
           count(*) FILTER (WHERE published <> '' AND published <= due) AS on_time,
           count(*) FILTER (WHERE published > due AND due <> '') AS late,
           count(*) FILTER (WHERE published = '' OR due = '') AS undated,
           count(*) - count(report.agency) AS absent
    FROM (SELECT agency, region, year FROM standing) AS standing
    JOIN agency ON agency.key = standing.agency
    LEFT JOIN report ON report.agency = standing.agency AND report.year = standing.year
    GROUP BY standing.region, agency.kind, standing.year;
-- Regions whose counts do not hold any more; an agency's reports come and go with the agency.
CREATE TABLE stale (region TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TRIGGER agency_comes AFTER INSERT ON agency BEGIN
    INSERT OR IGNORE INTO stale VALUES (new.region);
END;
CREATE TRIGGER agency_goes AFTER DELETE ON agency BEGIN
    INSERT OR IGNORE INTO stale VALUES (old.region);
END;
-- What is published, gathered pages and assets among it; marks tell an untouched file by its stat.
CREATE TABLE output (
    path TEXT PRIMARY KEY, digest TEXT NOT NULL,
    mtime INTEGER NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL
) WITHOUT ROWID;
-- Pages made from facts and files taken over, by address: what they were made with.
CREATE TABLE sheet (address TEXT PRIMARY KEY, basis TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX agency_by_region ON agency (region);
CREATE INDEX report_by_year ON report (year);
CREATE INDEX report_by_day ON report (published);
CREATE INDEX looked_unread ON looked (path) WHERE is_unread;
CREATE INDEX acceptance_by_agency ON acceptance (agency);
CREATE INDEX finding_by_owner ON finding (owner);
CREATE INDEX link_by_owner ON link (owner);
"""
