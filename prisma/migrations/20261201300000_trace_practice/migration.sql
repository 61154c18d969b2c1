-- Runs that learners traced themselves, with what they answered. Practice: it schedules nothing.
-- CreateTable
CREATE TABLE "TracePractice" (
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "runHash" TEXT NOT NULL,
    "atMillis" BIGINT NOT NULL,
    "answers" TEXT NOT NULL,
    "correct" INTEGER NOT NULL,
    "questions" INTEGER NOT NULL,

    PRIMARY KEY ("userId", "key"),
    CONSTRAINT "TracePractice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "TracePractice_score" CHECK ("correct" BETWEEN 0 AND "questions")
);

-- CreateIndex
CREATE INDEX "TracePractice_userId_runHash_idx" ON "TracePractice"("userId", "runHash");
