-- What can be practised with a lesson's programs in the learner's browser.
ALTER TABLE "Lesson" ADD COLUMN "exercises" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("exercises"));
