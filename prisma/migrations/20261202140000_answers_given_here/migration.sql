-- A learner's answers of a day, and the latest ones with their times, are read from the index alone. Imported ones, of
-- which there can be very many and which count for neither, are not even passed over.
DROP INDEX "ReviewLog_of_day_idx";
CREATE INDEX "ReviewLog_of_day_idx" ON "ReviewLog"(
    "userId",
    "importedFrom",
    coalesce("atMillis", max(min("clientAtMillis", "serverAtMillis"), "serverAtMillis" - 604800000)),
    "event", "revision", json_extract("before", '$.state'), "id", "cardId", "correct", "durationMillis"
);
