-- The exams that a learner prepares for, as JSON; a list of a few.
ALTER TABLE "Settings" ADD COLUMN "exams" TEXT NOT NULL DEFAULT '[]';
