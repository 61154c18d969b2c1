-- What happened in a run, step by step: null for runs of before it was kept.
ALTER TABLE "Run" ADD COLUMN "trace" TEXT CHECK ("trace" IS NULL OR json_valid("trace"));
