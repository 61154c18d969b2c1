-- A lesson is divided at its headings, and a card belongs to the part that its source is in. Filled in by the next sync.
ALTER TABLE "Lesson" ADD COLUMN "parts" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "Card" ADD COLUMN "part" TEXT NOT NULL DEFAULT '';

-- Where the learner was, and whether they want no questions before reading.
ALTER TABLE "LessonVisit" ADD COLUMN "place" TEXT;
ALTER TABLE "LessonVisit" ADD COLUMN "pretestDeclinedAtMillis" BIGINT;
-- When the learner began all cards of the lesson, those still to come included. Until now, opening it did so.
ALTER TABLE "LessonVisit" ADD COLUMN "begunAtMillis" BIGINT;
UPDATE "LessonVisit" SET "begunAtMillis" = "firstAtMillis";

-- CreateTable
CREATE TABLE "BegunPart" (
    "userId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "part" TEXT NOT NULL,
    "atMillis" BIGINT NOT NULL,

    PRIMARY KEY ("userId", "lessonId", "part"),
    CONSTRAINT "BegunPart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "BegunPart_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "BegunPart_lessonId_part_idx" ON "BegunPart"("lessonId", "part");

-- A current card has a row for each learner who has begun its part or all of its lesson, and keeps it wherever it moves.
DROP TRIGGER "LessonVisit_has_rows";
DROP TRIGGER "Card_has_rows";
DROP TRIGGER "Card_has_rows_where_it_moved";

CREATE TRIGGER "LessonVisit_has_rows" AFTER INSERT ON "LessonVisit" WHEN NEW."begunAtMillis" IS NOT NULL
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card
        WHERE card."lessonId" = NEW."lessonId" AND card."retiredAtMillis" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
END;

CREATE TRIGGER "LessonVisit_has_rows_once_begun" AFTER UPDATE OF "begunAtMillis" ON "LessonVisit"
WHEN OLD."begunAtMillis" IS NULL AND NEW."begunAtMillis" IS NOT NULL
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card
        WHERE card."lessonId" = NEW."lessonId" AND card."retiredAtMillis" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
END;

CREATE TRIGGER "BegunPart_has_rows" AFTER INSERT ON "BegunPart"
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card
        WHERE card."lessonId" = NEW."lessonId" AND card."part" = NEW."part" AND card."retiredAtMillis" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
END;

CREATE TRIGGER "Card_has_rows" AFTER INSERT ON "Card"
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT visit."userId", NEW."id", 'New' FROM "LessonVisit" visit
        WHERE visit."lessonId" = NEW."lessonId" AND visit."begunAtMillis" IS NOT NULL
        UNION SELECT begun."userId", NEW."id", 'New' FROM "BegunPart" begun
        WHERE begun."lessonId" = NEW."lessonId" AND begun."part" = NEW."part";
END;

CREATE TRIGGER "Card_has_rows_where_it_moved" AFTER UPDATE OF "lessonId", "part", "retiredAtMillis" ON "Card"
WHEN NEW."retiredAtMillis" IS NULL
AND (OLD."lessonId" <> NEW."lessonId" OR OLD."part" <> NEW."part" OR OLD."retiredAtMillis" IS NOT NULL)
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT learner."userId", NEW."id", 'New' FROM (
            SELECT visit."userId" FROM "LessonVisit" visit
            WHERE visit."lessonId" = NEW."lessonId" AND visit."begunAtMillis" IS NOT NULL
            UNION SELECT begun."userId" FROM "BegunPart" begun
            WHERE begun."lessonId" = NEW."lessonId" AND begun."part" = NEW."part"
        ) learner
        WHERE NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = learner."userId" AND known."cardId" = NEW."id");
END;
