-- The answers of a day are those given between its beginning and its end, because a learner may move the hour at which
-- days begin. The expression is `givenAt` in server/study/given-at.ts.
DROP INDEX "ReviewLog_of_day_idx";
CREATE INDEX "ReviewLog_of_day_idx" ON "ReviewLog"(
    "userId",
    coalesce("atMillis", max(min("clientAtMillis", "serverAtMillis"), "serverAtMillis" - 604800000)),
    "event", "revision", json_extract("before", '$.state'), "id", "cardId"
);
