-- Whether study goes on by itself after an answer that is right and that the learner was sure of.
ALTER TABLE "Settings" ADD COLUMN "goesOn" BOOLEAN NOT NULL DEFAULT false;
