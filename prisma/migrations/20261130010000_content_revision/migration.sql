-- Counts the transactions that have written content, so that a sync sees whether its plan still holds.
CREATE TABLE "ContentRevision" (
    "id" INTEGER NOT NULL PRIMARY KEY CHECK ("id" = 1),
    "revision" INTEGER NOT NULL
);
INSERT INTO "ContentRevision" ("id", "revision") VALUES (1, 0);

-- A sync looks things up by these while others wait to write, which was a scan of the whole table.
CREATE INDEX "ConceptEdge_toId_idx" ON "ConceptEdge"("toId");
CREATE INDEX "Item_runHash_idx" ON "Item"("runHash");
CREATE INDEX "LessonVisit_lessonId_idx" ON "LessonVisit"("lessonId");
