-- What was run stands beside its record, and a lesson knows which of its blocks were run: both can be opened in the
-- playground.
ALTER TABLE "Run" ADD COLUMN "program" TEXT CHECK ("program" IS NULL OR json_valid("program"));
ALTER TABLE "Lesson" ADD COLUMN "programs" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("programs"));
