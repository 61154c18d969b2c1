-- Minutes of study that a learner wants a day to have at most; 0 for no such limit.
ALTER TABLE "Settings" ADD COLUMN "maxMinutes" INTEGER NOT NULL DEFAULT 0 CHECK ("maxMinutes" BETWEEN 0 AND 600);
