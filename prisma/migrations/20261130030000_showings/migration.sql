-- When an event counts as given, decided once, when it arrives: the log is folded in this order. Null in earlier rows,
-- which are folded in the order of their revisions. "before" and "revision" say how the card stood when the event
-- arrived, and nothing is computed from "before" but the number of new cards of a day.
ALTER TABLE "ReviewLog" ADD COLUMN "atMillis" BIGINT;
-- The showing that was answered: the key of the rating or reset that it followed, null for a card that was new.
ALTER TABLE "ReviewLog" ADD COLUMN "follows" TEXT;

-- What the next showing follows, and when the latest event in force was given.
ALTER TABLE "CardSchedule" ADD COLUMN "follows" TEXT;
ALTER TABLE "CardSchedule" ADD COLUMN "lastEventAtMillis" BIGINT;
UPDATE "CardSchedule" SET
    "follows" = (
        SELECT log."key" FROM "ReviewLog" log
        WHERE log."userId" = "CardSchedule"."userId" AND log."cardId" = "CardSchedule"."cardId" AND log."event" IN ('rated', 'reset')
        AND NOT EXISTS (SELECT 1 FROM "ReviewLog" undo WHERE undo."undoneId" = log."id")
        ORDER BY log."revision" DESC LIMIT 1
    ),
    "lastEventAtMillis" = (
        SELECT MAX(MAX(MIN(log."clientAtMillis", log."serverAtMillis"), log."serverAtMillis" - 604800000)) FROM "ReviewLog" log
        WHERE log."userId" = "CardSchedule"."userId" AND log."cardId" = "CardSchedule"."cardId" AND log."event" NOT IN ('practised', 'undone')
        AND NOT EXISTS (SELECT 1 FROM "ReviewLog" undo WHERE undo."undoneId" = log."id")
    )
WHERE "revision" > 0;
