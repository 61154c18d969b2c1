-- A learner may set the day on which a card comes back, and says how sure they are before an answer is shown.
ALTER TABLE "ReviewLog" ADD COLUMN "dueDay" INTEGER CHECK (("event" = 'dueSet') = ("dueDay" IS NOT NULL));
ALTER TABLE "ReviewLog" ADD COLUMN "confidence" TEXT CHECK ("confidence" IN ('guess', 'think', 'sure'));

ALTER TABLE "Settings" ADD COLUMN "asksConfidence" BOOLEAN NOT NULL DEFAULT true;
ALTER TABLE "Settings" ADD COLUMN "appearance" TEXT NOT NULL DEFAULT 'system' CHECK ("appearance" IN ('system', 'light', 'dark'));
