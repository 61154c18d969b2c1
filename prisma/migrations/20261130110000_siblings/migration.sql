-- Siblings: cards of one group are never asked on one day. A group is a concept, or a belief about programs.
CREATE TABLE "CardGroup" (
    "cardId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,

    PRIMARY KEY ("cardId", "groupId"),
    CONSTRAINT "CardGroup_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
) WITHOUT ROWID;
CREATE INDEX "CardGroup_groupId_idx" ON "CardGroup"("groupId");

INSERT INTO "CardGroup" ("cardId", "groupId")
    SELECT card."id", main."conceptId"
    FROM "Card" card JOIN "CardConcept" main ON main."cardId" = card."id" AND main."position" = 0
    WHERE card."facet" <> 'behaviour' AND card."retiredAtMillis" IS NULL;

INSERT INTO "CardGroup" ("cardId", "groupId")
    SELECT DISTINCT card."id", lesson."courseId" || '/belief/' || json_extract(option.value, '$.misconception')
    FROM "Card" card
    JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    JOIN "Item" item ON item."id" = card."itemId" OR item."id" IN (
        SELECT question."itemId" FROM "Question" question
        WHERE question."cardId" = card."id" AND question."retiredAtMillis" IS NULL
    )
    JOIN json_each(CASE WHEN json_valid(item."face") THEN item."face" ELSE '{}' END, '$.options') option
    WHERE card."facet" = 'behaviour' AND card."retiredAtMillis" IS NULL
    AND json_extract(option.value, '$.misconception') IS NOT NULL;
