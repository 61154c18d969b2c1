-- Minutes of study a day that a learner aims at; 0 for no goal.
ALTER TABLE "Settings" ADD COLUMN "goalMinutes" INTEGER NOT NULL DEFAULT 0 CHECK ("goalMinutes" BETWEEN 0 AND 240);
