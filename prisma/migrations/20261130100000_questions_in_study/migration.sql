-- Study chooses among all questions of a card.
CREATE INDEX "Question_cardId_idx" ON "Question"("cardId");

-- Whether any question of a card can be graded. Cards that cannot are at most a quarter of a day.
ALTER TABLE "Card" ADD COLUMN "gradable" BOOLEAN NOT NULL DEFAULT true;
UPDATE "Card" SET "gradable" = false
    WHERE EXISTS (SELECT 1 FROM "Item" own WHERE own."id" = "Card"."itemId" AND own."kind" = 'self-graded')
    AND NOT EXISTS (
        SELECT 1 FROM "Question" question JOIN "Item" asked ON asked."id" = question."itemId"
        WHERE question."cardId" = "Card"."id" AND question."retiredAtMillis" IS NULL AND asked."kind" <> 'self-graded'
    );
-- To find out whether a learner has opened a lesson with programs.
CREATE INDEX "Card_with_program_idx" ON "Card"("lessonId") WHERE "facet" = 'behaviour' AND "retiredAtMillis" IS NULL;

-- How many answers of a day were graded is read from the index alone, like the rest of the day.
DROP INDEX "ReviewLog_of_day_idx";
CREATE INDEX "ReviewLog_of_day_idx" ON "ReviewLog"(
    "userId",
    coalesce("atMillis", max(min("clientAtMillis", "serverAtMillis"), "serverAtMillis" - 604800000)),
    "event", "revision", json_extract("before", '$.state'), "id", "cardId", "correct"
);
