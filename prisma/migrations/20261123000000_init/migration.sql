-- CreateTable
CREATE TABLE "Course" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "retiredAtMillis" BIGINT
);

-- CreateTable
CREATE TABLE "Lesson" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "sourceHash" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "warnings" TEXT NOT NULL DEFAULT '[]',
    "rejected" TEXT NOT NULL DEFAULT '[]',
    "retiredAtMillis" BIGINT,
    CONSTRAINT "Lesson_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Concept" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "courseId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "aliases" TEXT NOT NULL DEFAULT '[]',
    "definition" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "firstLine" INTEGER NOT NULL,
    "lastLine" INTEGER NOT NULL,
    "retiredAtMillis" BIGINT,
    CONSTRAINT "Concept_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Concept_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConceptEdge" (
    "fromId" TEXT NOT NULL,
    "toId" TEXT NOT NULL,

    PRIMARY KEY ("fromId", "toId"),
    CONSTRAINT "ConceptEdge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ConceptEdge_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Misconception" (
    "courseId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "belief" TEXT NOT NULL,
    "truth" TEXT NOT NULL,

    PRIMARY KEY ("courseId", "id"),
    CONSTRAINT "Misconception_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Run" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "engineVersion" TEXT NOT NULL,
    "record" TEXT NOT NULL,
    "createdAtMillis" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Card" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "itemId" TEXT NOT NULL,
    "retiredAtMillis" BIGINT,
    CONSTRAINT "Card_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Card_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
);

-- CreateTable
CREATE TABLE "CardConcept" (
    "cardId" TEXT NOT NULL,
    "conceptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("cardId", "conceptId"),
    CONSTRAINT "CardConcept_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CardConcept_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Item" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "cardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "face" TEXT NOT NULL,
    "runHash" TEXT,
    "file" TEXT NOT NULL,
    "firstLine" INTEGER NOT NULL,
    "lastLine" INTEGER NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    CONSTRAINT "Item_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Item_runHash_fkey" FOREIGN KEY ("runHash") REFERENCES "Run" ("hash") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "lessonId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "retiredAtMillis" BIGINT,
    CONSTRAINT "Question_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Question_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Question_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'learner',
    "createdAtMillis" BIGINT NOT NULL,
    CONSTRAINT "User_role_known" CHECK ("role" IN ('learner', 'author', 'host')),
    CONSTRAINT "User_email_normalised" CHECK ("email" = lower(trim("email")))
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Settings" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "timeZone" TEXT NOT NULL,
    "rolloverHour" INTEGER NOT NULL DEFAULT 4,
    "newCardsPerDay" INTEGER NOT NULL DEFAULT 10,
    "reviewsPerDay" INTEGER NOT NULL DEFAULT 200,
    "desiredRetention" REAL NOT NULL DEFAULT 0.9,
    CONSTRAINT "Settings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Settings_rolloverHour_range" CHECK ("rolloverHour" BETWEEN 0 AND 23),
    CONSTRAINT "Settings_limits_range" CHECK ("newCardsPerDay" >= 0 AND "reviewsPerDay" >= 0),
    CONSTRAINT "Settings_desiredRetention_range" CHECK ("desiredRetention" BETWEEN 0.7 AND 0.99)
);

-- CreateTable
CREATE TABLE "CardSchedule" (
    "userId" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "stability" REAL,
    "difficulty" REAL,
    "dueAtMillis" BIGINT,
    "dueDay" INTEGER,
    "lastReviewedAtMillis" BIGINT,
    "lastStudyDay" INTEGER,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "buriedUntilDay" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("userId", "cardId"),
    CONSTRAINT "CardSchedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "CardSchedule_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CardSchedule_state_known" CHECK ("state" IN ('New', 'Learning', 'Review', 'Relearning')),
    CONSTRAINT "CardSchedule_memory_known_unless_new" CHECK (("state" = 'New') = ("stability" IS NULL) AND ("state" = 'New') = ("difficulty" IS NULL) AND ("state" = 'New') = ("lastReviewedAtMillis" IS NULL) AND ("state" = 'New') = ("lastStudyDay" IS NULL)),
    CONSTRAINT "CardSchedule_due_as_its_state" CHECK (("state" IN ('Learning', 'Relearning')) = ("dueAtMillis" IS NOT NULL) AND ("state" = 'Review') = ("dueDay" IS NOT NULL)),
    CONSTRAINT "CardSchedule_memory_range" CHECK ("stability" > 0 AND "difficulty" BETWEEN 1 AND 10),
    CONSTRAINT "CardSchedule_step_only_while_learning" CHECK ("step" >= 0 AND ("step" = 0 OR "state" IN ('Learning', 'Relearning')))
);

-- CreateTable
CREATE TABLE "ReviewLog" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "itemId" TEXT,
    "event" TEXT NOT NULL,
    "rating" INTEGER,
    "correct" BOOLEAN,
    "answer" TEXT,
    "durationMillis" INTEGER,
    "undoneId" TEXT,
    "before" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "clientAtMillis" BIGINT NOT NULL,
    "serverAtMillis" BIGINT NOT NULL,
    "studyDay" INTEGER NOT NULL,
    "timeZone" TEXT NOT NULL,
    "rolloverHour" INTEGER NOT NULL,
    "desiredRetention" REAL NOT NULL,
    "weightsVersion" TEXT NOT NULL,
    CONSTRAINT "ReviewLog_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ReviewLog_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewLog_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "ReviewLog_event_known" CHECK ("event" IN ('rated', 'practised', 'undone', 'reset', 'dueSet', 'suspended', 'unsuspended', 'buried')),
    CONSTRAINT "ReviewLog_rating_known" CHECK ("rating" IN (1, 2, 3, 4)),
    CONSTRAINT "ReviewLog_rated_has_rating" CHECK (("event" <> 'rated') OR ("rating" IS NOT NULL)),
    CONSTRAINT "ReviewLog_undone_names_event" CHECK (("event" = 'undone') = ("undoneId" IS NOT NULL))
);

-- CreateTable
CREATE TABLE "QuizAttempt" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "startedAtMillis" BIGINT NOT NULL,
    "finishedAtMillis" BIGINT,
    CONSTRAINT "QuizAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuizAttempt_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "QuizAnswer" (
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "questionId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "answer" TEXT,
    "correct" BOOLEAN,
    "credit" REAL,
    "answeredAtMillis" BIGINT,

    PRIMARY KEY ("attemptId", "position"),
    CONSTRAINT "QuizAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "QuizAnswer_answered_whole" CHECK (("answer" IS NULL) = ("correct" IS NULL) AND ("answer" IS NULL) = ("credit" IS NULL) AND ("answer" IS NULL) = ("answeredAtMillis" IS NULL)),
    CONSTRAINT "QuizAnswer_credit_range" CHECK ("credit" BETWEEN 0 AND 1)
);

-- CreateTable
CREATE TABLE "LessonVisit" (
    "userId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "firstAtMillis" BIGINT NOT NULL,
    "lastAtMillis" BIGINT NOT NULL,

    PRIMARY KEY ("userId", "lessonId"),
    CONSTRAINT "LessonVisit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "LessonVisit_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "windowEndsMillis" BIGINT NOT NULL,
    "hits" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Card_key_key" ON "Card"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_courseId_slug_key" ON "Lesson"("courseId", "slug");

-- CreateIndex
CREATE INDEX "Concept_lessonId_idx" ON "Concept"("lessonId");

-- CreateIndex
CREATE INDEX "Card_lessonId_position_idx" ON "Card"("lessonId", "position");

-- CreateIndex
CREATE INDEX "CardConcept_conceptId_idx" ON "CardConcept"("conceptId");

-- CreateIndex
CREATE INDEX "Item_cardId_idx" ON "Item"("cardId");

-- CreateIndex
CREATE INDEX "Question_lessonId_idx" ON "Question"("lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "CardSchedule_userId_state_dueDay_idx" ON "CardSchedule"("userId", "state", "dueDay");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewLog_undoneId_key" ON "ReviewLog"("undoneId");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_cardId_revision_idx" ON "ReviewLog"("userId", "cardId", "revision");

-- CreateIndex
CREATE INDEX "ReviewLog_userId_studyDay_idx" ON "ReviewLog"("userId", "studyDay");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewLog_userId_key_key" ON "ReviewLog"("userId", "key");

-- CreateIndex
CREATE INDEX "QuizAttempt_userId_startedAtMillis_idx" ON "QuizAttempt"("userId", "startedAtMillis");

-- CreateIndex
CREATE INDEX "RateLimit_windowEndsMillis_idx" ON "RateLimit"("windowEndsMillis");

-- The log is append-only.
CREATE TRIGGER "ReviewLog_append_only" BEFORE UPDATE ON "ReviewLog"
BEGIN
    SELECT RAISE(ABORT, 'ReviewLog is append-only');
END;

-- What was shown stays what was shown.
CREATE TRIGGER "Item_immutable" BEFORE UPDATE ON "Item"
BEGIN
    SELECT RAISE(ABORT, 'Item is immutable');
END;
