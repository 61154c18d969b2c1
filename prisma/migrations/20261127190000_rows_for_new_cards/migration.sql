-- A card has a row for each learner who has opened its lesson, New until it is rated: so the cards that may be
-- introduced are found by index, however many others a learner has. Triggers keep it so, whoever writes.
INSERT INTO "CardSchedule" ("userId", "cardId", "state")
    SELECT visit."userId", card."id", 'New' FROM "LessonVisit" visit JOIN "Card" card ON card."lessonId" = visit."lessonId"
    WHERE NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = visit."userId" AND known."cardId" = card."id");

CREATE TRIGGER "LessonVisit_has_rows" AFTER INSERT ON "LessonVisit"
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card WHERE card."lessonId" = NEW."lessonId"
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
END;

CREATE TRIGGER "Card_has_rows" AFTER INSERT ON "Card"
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT visit."userId", NEW."id", 'New' FROM "LessonVisit" visit WHERE visit."lessonId" = NEW."lessonId";
END;

CREATE TRIGGER "Card_has_rows_where_it_moved" AFTER UPDATE OF "lessonId" ON "Card" WHEN OLD."lessonId" <> NEW."lessonId"
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT visit."userId", NEW."id", 'New' FROM "LessonVisit" visit WHERE visit."lessonId" = NEW."lessonId"
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = visit."userId" AND known."cardId" = NEW."id");
END;

-- The next due cards in their order, and the ratings of a day, are read from the index alone.
DROP INDEX "CardSchedule_userId_state_dueDay_idx";
CREATE INDEX "CardSchedule_userId_state_dueDay_cardId_suspended_buriedUntilDay_lastStudyDay_idx"
    ON "CardSchedule"("userId", "state", "dueDay", "cardId", "suspended", "buriedUntilDay", "lastStudyDay");
DROP INDEX "ReviewLog_userId_studyDay_idx";
CREATE INDEX "ReviewLog_of_day_idx"
    ON "ReviewLog"("userId", "studyDay", "event", "serverAtMillis", "revision", json_extract("before", '$.state'), "id", "cardId");
