-- Why a learner says that an answer graded as wrong was right. Such a rating is at most Good. No earlier row has one.
ALTER TABLE "ReviewLog" ADD COLUMN "override" TEXT
    CHECK ("override" IS NULL OR ("override" IN ('typo', 'equivalent', 'key') AND "correct" = 0 AND "rating" IN (2, 3)));
-- The same for the author; the note is then the answer. Null for a problem that the learner described.
ALTER TABLE "ItemFlag" ADD COLUMN "override" TEXT CHECK ("override" IN ('typo', 'equivalent', 'key'));
