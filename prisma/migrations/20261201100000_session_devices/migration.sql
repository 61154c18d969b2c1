-- What a learner recognises a session by. Both are words of a short list; empty for a browser that is not known, and for
-- sessions from before they were stored.
ALTER TABLE "Session" ADD COLUMN "browser" TEXT NOT NULL DEFAULT '' CHECK (length("browser") <= 20);
ALTER TABLE "Session" ADD COLUMN "system" TEXT NOT NULL DEFAULT '' CHECK (length("system") <= 20);
-- When a page or a request last used it, within a quarter of an hour. Null until then.
ALTER TABLE "Session" ADD COLUMN "usedAtMillis" BIGINT;
