-- Counts the transactions that have written content, so that a sync sees whether its plan still holds.
CREATE TABLE "ContentRevision" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK ("id" = 1),
    "revision" INTEGER NOT NULL
);
INSERT INTO "ContentRevision" ("id", "revision") VALUES (1, 0);

-- What a sync looks up by these would else be a scan of the whole table while others wait to write.
CREATE INDEX "CardSchedule_cardId_idx" ON "CardSchedule"("cardId");
CREATE INDEX "ConceptEdge_toId_idx" ON "ConceptEdge"("toId");
CREATE INDEX "Item_runHash_idx" ON "Item"("runHash");
CREATE INDEX "LessonVisit_lessonId_idx" ON "LessonVisit"("lessonId");
