-- Weights of FSRS that were trained on a learner's own answers, with what the comparison on their later answers said.
CREATE TABLE "LearnedWeights" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "weights" TEXT NOT NULL CHECK (json_array_length("weights") = 21),
    "trainedAtMillis" BIGINT NOT NULL,
    "trainedOn" INTEGER NOT NULL CHECK ("trainedOn" > 0),
    "comparedOn" INTEGER NOT NULL CHECK ("comparedOn" > 0),
    "comparedWith" TEXT NOT NULL,
    "logLoss" REAL NOT NULL,
    "logLossBefore" REAL NOT NULL,
    "usedSinceMillis" BIGINT,
    CONSTRAINT "LearnedWeights_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "LearnedWeights_userId_trainedAtMillis_idx" ON "LearnedWeights"("userId", "trainedAtMillis");

-- Those that a learner's schedules are computed by; null for those of FSRS itself.
ALTER TABLE "Settings" ADD COLUMN "weightsId" TEXT REFERENCES "LearnedWeights" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- Those that a card's stability and difficulty were computed by.
ALTER TABLE "CardSchedule" ADD COLUMN "weightsVersion" TEXT NOT NULL DEFAULT 'fsrs-6-default';
