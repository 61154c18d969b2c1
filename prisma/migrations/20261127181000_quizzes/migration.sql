-- A quiz is about one lesson or several, tells what was right after each answer or at the end, and may have a time
-- limit; a pretest is one before reading. In a quiz that tells at the end, answers stand ungraded until then.
-- Both tables are made anew, because a column goes and a CHECK changes.
CREATE TABLE "new_QuizAttempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT 'quiz' CHECK ("purpose" IN ('quiz', 'pretest')),
    "feedback" TEXT NOT NULL DEFAULT 'end' CHECK ("feedback" IN ('each', 'end')),
    "setup" TEXT NOT NULL CHECK (json_valid("setup")),
    "seed" TEXT NOT NULL,
    "startedAtMillis" BIGINT NOT NULL,
    "deadlineMillis" BIGINT CHECK ("deadlineMillis" > "startedAtMillis"),
    "finishedAtMillis" BIGINT,
    CONSTRAINT "QuizAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE TABLE "QuizLesson" (
    "attemptId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("attemptId", "lessonId"),
    CONSTRAINT "QuizLesson_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuizLesson_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE TABLE "new_QuizAnswer" (
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "answer" TEXT,
    "confidence" TEXT CHECK ("confidence" IN ('guess', 'think', 'sure')),
    "marked" BOOLEAN NOT NULL DEFAULT false,
    "correct" BOOLEAN,
    "credit" REAL,
    "answeredAtMillis" BIGINT,

    PRIMARY KEY ("attemptId", "position"),
    CONSTRAINT "QuizAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_answered_whole" CHECK (("answer" IS NULL) = ("answeredAtMillis" IS NULL) AND ("answer" IS NOT NULL OR "confidence" IS NULL)),
    CONSTRAINT "QuizAnswer_graded_whole" CHECK (("correct" IS NULL) = ("credit" IS NULL) AND ("answer" IS NOT NULL OR "correct" IS NULL)),
    CONSTRAINT "QuizAnswer_credit_range" CHECK ("credit" BETWEEN 0 AND 1)
);

-- Quizzes of before were graded answer by answer, but told at the end; one that is still open goes on telling each.
INSERT INTO "new_QuizAttempt" ("id", "userId", "feedback", "setup", "seed", "startedAtMillis", "finishedAtMillis")
SELECT "id", "userId", CASE WHEN "finishedAtMillis" IS NULL THEN 'each' ELSE 'end' END,
    json_object('lessonIds', json_array("lessonId")), "seed", "startedAtMillis", "finishedAtMillis"
FROM "QuizAttempt";

INSERT INTO "QuizLesson" ("attemptId", "lessonId", "position") SELECT "id", "lessonId", 0 FROM "QuizAttempt";

INSERT INTO "new_QuizAnswer" ("attemptId", "position", "questionId", "itemId", "answer", "correct", "credit", "answeredAtMillis")
SELECT "attemptId", "position", "questionId", "itemId", "answer", "correct", "credit", "answeredAtMillis" FROM "QuizAnswer";

DROP TABLE "QuizAnswer";
DROP TABLE "QuizAttempt";
ALTER TABLE "new_QuizAttempt" RENAME TO "QuizAttempt";
ALTER TABLE "new_QuizAnswer" RENAME TO "QuizAnswer";

CREATE INDEX "QuizAttempt_userId_startedAtMillis_idx" ON "QuizAttempt"("userId", "startedAtMillis");
CREATE INDEX "QuizLesson_lessonId_idx" ON "QuizLesson"("lessonId");
