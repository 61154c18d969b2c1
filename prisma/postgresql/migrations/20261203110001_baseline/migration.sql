-- The tables of prisma/migrations, up to the migration of the same date. Texts are compared byte by byte, as SQLite does,
-- whatever the locale of the server; whole numbers have 64 bits, as SQLite's.

-- Functions of SQLite that queries and constraints use, so that both databases are asked in the same words.

-- Catching an error takes a subtransaction, which no process of a parallel plan may start.
CREATE FUNCTION json_valid(document TEXT) RETURNS BOOLEAN LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE AS $$
BEGIN
    PERFORM document::json;
    RETURN true;
EXCEPTION WHEN others THEN
    RETURN false;
END $$;

-- The value at a path such as $.state, as text.
CREATE FUNCTION json_extract(document TEXT, place TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN document::json #>> string_to_array(substr(place, 3), '.');

CREATE FUNCTION json_array_length(document TEXT) RETURNS INTEGER LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN json_array_length(document::json);

-- The elements of an array with their places, from 0.
CREATE FUNCTION json_each(document TEXT) RETURNS TABLE (key BIGINT, value TEXT) LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT element.place - 1, element.value COLLATE "C"
    FROM json_array_elements_text(document::json) WITH ORDINALITY AS element (value, place);
END;

CREATE FUNCTION json_array_of(elements TEXT[]) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN array_to_json(elements)::text;

CREATE AGGREGATE json_group_array(TEXT) (
    SFUNC = array_append,
    STYPE = TEXT[],
    INITCOND = '{}',
    FINALFUNC = json_array_of
);

CREATE FUNCTION max(one BIGINT, other BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN one IS NULL OR other IS NULL THEN NULL ELSE greatest(one, other) END;

CREATE FUNCTION min(one BIGINT, other BIGINT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN one IS NULL OR other IS NULL THEN NULL ELSE least(one, other) END;

CREATE TABLE "Course" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "title" TEXT COLLATE "C" NOT NULL,
    "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "position" BIGINT NOT NULL DEFAULT 0,
    "retiredAtMillis" BIGINT,
    "ownerId" TEXT COLLATE "C"
);

CREATE TABLE "Lesson" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "courseId" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "sourceHash" TEXT COLLATE "C" NOT NULL,
    "html" TEXT COLLATE "C" NOT NULL,
    "warnings" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "rejected" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "retiredAtMillis" BIGINT,
    "exercises" TEXT COLLATE "C" NOT NULL DEFAULT '[]' CHECK (json_valid("exercises")),
    "programs" TEXT COLLATE "C" NOT NULL DEFAULT '[]' CHECK (json_valid("programs")),
    "parts" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "ownerId" TEXT COLLATE "C"
);

CREATE TABLE "Concept" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "courseId" TEXT COLLATE "C" NOT NULL,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "term" TEXT COLLATE "C" NOT NULL,
    "aliases" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "definition" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "firstLine" BIGINT NOT NULL,
    "lastLine" BIGINT NOT NULL,
    "retiredAtMillis" BIGINT
);

CREATE TABLE "ConceptEdge" (
    "fromId" TEXT COLLATE "C" NOT NULL,
    "toId" TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY ("fromId", "toId")
);

CREATE TABLE "Misconception" (
    "courseId" TEXT COLLATE "C" NOT NULL,
    "id" TEXT COLLATE "C" NOT NULL,
    "belief" TEXT COLLATE "C" NOT NULL,
    "truth" TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY ("courseId", "id")
);

CREATE TABLE "Run" (
    "hash" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "engineVersion" TEXT COLLATE "C" NOT NULL,
    "record" TEXT COLLATE "C" NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    "trace" TEXT COLLATE "C" CHECK ("trace" IS NULL OR json_valid("trace")),
    "variants" TEXT COLLATE "C" CHECK ("variants" IS NULL OR json_valid("variants")),
    "program" TEXT COLLATE "C" CHECK ("program" IS NULL OR json_valid("program"))
);

CREATE TABLE "Card" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "key" TEXT COLLATE "C" NOT NULL,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "facet" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "itemId" TEXT COLLATE "C" NOT NULL,
    "retiredAtMillis" BIGINT,
    "gradable" BOOLEAN NOT NULL DEFAULT true,
    "part" TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE TABLE "CardTag" (
    "cardId" TEXT COLLATE "C" NOT NULL,
    "tag" TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY ("cardId", "tag")
);

CREATE TABLE "CardVariant" (
    "cardId" TEXT COLLATE "C" NOT NULL,
    "variant" BIGINT NOT NULL CHECK ("variant" >= 1),
    "itemId" TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY ("cardId", "variant")
);

CREATE TABLE "CardConcept" (
    "cardId" TEXT COLLATE "C" NOT NULL,
    "conceptId" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    PRIMARY KEY ("cardId", "conceptId")
);

CREATE TABLE "CardGroup" (
    "cardId" TEXT COLLATE "C" NOT NULL,
    "groupId" TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY ("cardId", "groupId")
);

CREATE TABLE "Item" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "face" TEXT COLLATE "C" NOT NULL,
    "runHash" TEXT COLLATE "C",
    "file" TEXT COLLATE "C" NOT NULL,
    "firstLine" BIGINT NOT NULL,
    "lastLine" BIGINT NOT NULL,
    "createdAtMillis" BIGINT NOT NULL
);

CREATE TABLE "Question" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "itemId" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "retiredAtMillis" BIGINT
);

CREATE TABLE "User" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "email" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL DEFAULT 'learner',
    "createdAtMillis" BIGINT NOT NULL,
    "emailVerifiedAtMillis" BIGINT,
    "passwordHash" TEXT COLLATE "C",
    CONSTRAINT "User_role_known" CHECK ("role" IN ('learner', 'author', 'host')),
    CONSTRAINT "User_email_normalised" CHECK ("email" = lower(trim("email")))
);

CREATE TABLE "MailToken" (
    "hash" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL CHECK ("purpose" IN ('reset', 'verify')),
    "email" TEXT COLLATE "C" NOT NULL,
    "expiresAtMillis" BIGINT NOT NULL
);

CREATE TABLE "ProviderLink" (
    "issuer" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "userId" TEXT COLLATE "C" NOT NULL,
    "linkedAtMillis" BIGINT NOT NULL,
    PRIMARY KEY ("issuer", "subject")
);

CREATE TABLE "Session" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    "browser" TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length("browser") <= 20),
    "system" TEXT COLLATE "C" NOT NULL DEFAULT '' CHECK (length("system") <= 20),
    "usedAtMillis" BIGINT
);

CREATE TABLE "Settings" (
    "userId" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "timeZone" TEXT COLLATE "C" NOT NULL,
    "rolloverHour" BIGINT NOT NULL DEFAULT 4,
    "newCardsPerDay" BIGINT NOT NULL DEFAULT 10,
    "reviewsPerDay" BIGINT NOT NULL DEFAULT 200,
    "desiredRetention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
    "asksConfidence" BOOLEAN NOT NULL DEFAULT true,
    "appearance" TEXT COLLATE "C" NOT NULL DEFAULT 'system' CHECK ("appearance" IN ('system', 'light', 'dark')),
    "weightsId" TEXT COLLATE "C",
    "intervals" TEXT COLLATE "C" NOT NULL DEFAULT '{"learningMinutes":[1,10],"relearningMinutes":[10],"longestDays":365}' CHECK (json_valid("intervals")),
    "leechLapses" BIGINT NOT NULL DEFAULT 6 CHECK ("leechLapses" BETWEEN 2 AND 50),
    "goesOn" BOOLEAN NOT NULL DEFAULT false,
    "goalMinutes" BIGINT NOT NULL DEFAULT 0 CHECK ("goalMinutes" BETWEEN 0 AND 240),
    "maxMinutes" BIGINT NOT NULL DEFAULT 0 CHECK ("maxMinutes" BETWEEN 0 AND 600),
    "exams" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
    "digestHour" BIGINT CHECK ("digestHour" BETWEEN 0 AND 23),
    "digestDay" BIGINT,
    CONSTRAINT "Settings_rolloverHour_range" CHECK ("rolloverHour" BETWEEN 0 AND 23),
    CONSTRAINT "Settings_limits_range" CHECK ("newCardsPerDay" >= 0 AND "reviewsPerDay" >= 0),
    CONSTRAINT "Settings_desiredRetention_range" CHECK ("desiredRetention" BETWEEN 0.7 AND 0.99)
);

CREATE TABLE "LearnedWeights" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "weights" TEXT COLLATE "C" NOT NULL CHECK (json_array_length("weights") = 21),
    "trainedAtMillis" BIGINT NOT NULL,
    "trainedOn" BIGINT NOT NULL CHECK ("trainedOn" > 0),
    "comparedOn" BIGINT NOT NULL CHECK ("comparedOn" > 0),
    "comparedWith" TEXT COLLATE "C" NOT NULL,
    "logLoss" DOUBLE PRECISION NOT NULL,
    "logLossBefore" DOUBLE PRECISION NOT NULL,
    "usedSinceMillis" BIGINT
);

CREATE TABLE "CardSchedule" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "step" BIGINT NOT NULL DEFAULT 0,
    "stability" DOUBLE PRECISION,
    "difficulty" DOUBLE PRECISION,
    "dueAtMillis" BIGINT,
    "dueDay" BIGINT,
    "lastReviewedAtMillis" BIGINT,
    "lastStudyDay" BIGINT,
    "reps" BIGINT NOT NULL DEFAULT 0,
    "lapses" BIGINT NOT NULL DEFAULT 0,
    "suspended" BOOLEAN NOT NULL DEFAULT false,
    "buriedUntilDay" BIGINT,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "weightsVersion" TEXT COLLATE "C" NOT NULL DEFAULT 'fsrs-6-default',
    "follows" TEXT COLLATE "C",
    "lastEventAtMillis" BIGINT,
    PRIMARY KEY ("userId", "cardId"),
    CONSTRAINT "CardSchedule_state_known" CHECK ("state" IN ('New', 'Learning', 'Review', 'Relearning')),
    CONSTRAINT "CardSchedule_memory_known_unless_new" CHECK (("state" = 'New') = ("stability" IS NULL) AND ("state" = 'New') = ("difficulty" IS NULL) AND ("state" = 'New') = ("lastReviewedAtMillis" IS NULL) AND ("state" = 'New') = ("lastStudyDay" IS NULL)),
    CONSTRAINT "CardSchedule_due_as_its_state" CHECK (("state" IN ('Learning', 'Relearning')) = ("dueAtMillis" IS NOT NULL) AND ("state" = 'Review') = ("dueDay" IS NOT NULL)),
    CONSTRAINT "CardSchedule_memory_range" CHECK ("stability" > 0 AND "difficulty" BETWEEN 1 AND 10),
    CONSTRAINT "CardSchedule_step_only_while_learning" CHECK ("step" >= 0 AND ("step" = 0 OR "state" IN ('Learning', 'Relearning')))
);

CREATE TABLE "ReviewLog" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "itemId" TEXT COLLATE "C",
    "event" TEXT COLLATE "C" NOT NULL,
    "rating" BIGINT,
    "correct" BOOLEAN,
    "answer" TEXT COLLATE "C",
    "durationMillis" BIGINT,
    "undoneId" TEXT COLLATE "C",
    "before" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "clientAtMillis" BIGINT NOT NULL,
    "serverAtMillis" BIGINT NOT NULL,
    "studyDay" BIGINT NOT NULL,
    "timeZone" TEXT COLLATE "C" NOT NULL,
    "rolloverHour" BIGINT NOT NULL,
    "desiredRetention" DOUBLE PRECISION NOT NULL,
    "weightsVersion" TEXT COLLATE "C" NOT NULL,
    "dueDay" BIGINT CHECK (("event" = 'dueSet') = ("dueDay" IS NOT NULL)),
    "confidence" TEXT COLLATE "C" CHECK ("confidence" IN ('guess', 'think', 'sure')),
    "intervals" TEXT COLLATE "C" NOT NULL DEFAULT '{"learningMinutes":[1,10],"relearningMinutes":[10],"longestDays":365}' CHECK (json_valid("intervals")),
    "override" TEXT COLLATE "C" CHECK ("override" IS NULL OR ("override" IN ('typo', 'equivalent', 'key') AND NOT "correct" AND "rating" IN (2, 3))),
    "atMillis" BIGINT,
    "follows" TEXT COLLATE "C",
    "importedFrom" TEXT COLLATE "C" CHECK ("importedFrom" IN ('anki')),
    "rowid" BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
    CONSTRAINT "ReviewLog_event_known" CHECK ("event" IN ('rated', 'practised', 'undone', 'reset', 'dueSet', 'suspended', 'unsuspended', 'buried')),
    CONSTRAINT "ReviewLog_rating_known" CHECK ("rating" IN (1, 2, 3, 4)),
    CONSTRAINT "ReviewLog_rated_has_rating" CHECK (("event" <> 'rated') OR ("rating" IS NOT NULL)),
    CONSTRAINT "ReviewLog_undone_names_event" CHECK (("event" = 'undone') = ("undoneId" IS NOT NULL))
);

CREATE TABLE "ItemFlag" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "cardId" TEXT COLLATE "C" NOT NULL,
    "itemId" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C" NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    "resolvedAtMillis" BIGINT,
    "override" TEXT COLLATE "C" CHECK ("override" IN ('typo', 'equivalent', 'key')),
    CONSTRAINT "ItemFlag_note_length" CHECK (length("note") BETWEEN 1 AND 2000)
);

CREATE TABLE "QuizAttempt" (
    "id" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "userId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL DEFAULT 'quiz' CHECK ("purpose" IN ('quiz', 'pretest')),
    "feedback" TEXT COLLATE "C" NOT NULL DEFAULT 'end' CHECK ("feedback" IN ('each', 'end')),
    "setup" TEXT COLLATE "C" NOT NULL CHECK (json_valid("setup")),
    "seed" TEXT COLLATE "C" NOT NULL,
    "startedAtMillis" BIGINT NOT NULL,
    "deadlineMillis" BIGINT CHECK ("deadlineMillis" > "startedAtMillis"),
    "finishedAtMillis" BIGINT
);

CREATE TABLE "QuizLesson" (
    "attemptId" TEXT COLLATE "C" NOT NULL,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    PRIMARY KEY ("attemptId", "lessonId")
);

CREATE TABLE "QuizAnswer" (
    "attemptId" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "questionId" TEXT COLLATE "C" NOT NULL,
    "itemId" TEXT COLLATE "C" NOT NULL,
    "answer" TEXT COLLATE "C",
    "confidence" TEXT COLLATE "C" CHECK ("confidence" IN ('guess', 'think', 'sure')),
    "marked" BOOLEAN NOT NULL DEFAULT false,
    "correct" BOOLEAN,
    "credit" DOUBLE PRECISION,
    "answeredAtMillis" BIGINT,
    PRIMARY KEY ("attemptId", "position"),
    CONSTRAINT "QuizAnswer_answered_whole" CHECK (("answer" IS NULL) = ("answeredAtMillis" IS NULL) AND ("answer" IS NOT NULL OR "confidence" IS NULL)),
    CONSTRAINT "QuizAnswer_graded_whole" CHECK (("correct" IS NULL) = ("credit" IS NULL) AND ("answer" IS NOT NULL OR "correct" IS NULL)),
    CONSTRAINT "QuizAnswer_credit_range" CHECK ("credit" BETWEEN 0 AND 1)
);

CREATE TABLE "LessonVisit" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "firstAtMillis" BIGINT NOT NULL,
    "lastAtMillis" BIGINT NOT NULL,
    "place" TEXT COLLATE "C",
    "pretestDeclinedAtMillis" BIGINT,
    "begunAtMillis" BIGINT,
    PRIMARY KEY ("userId", "lessonId")
);

CREATE TABLE "BegunPart" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "lessonId" TEXT COLLATE "C" NOT NULL,
    "part" TEXT COLLATE "C" NOT NULL,
    "atMillis" BIGINT NOT NULL,
    PRIMARY KEY ("userId", "lessonId", "part")
);

CREATE TABLE "TracePractice" (
    "userId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "runHash" TEXT COLLATE "C" NOT NULL,
    "atMillis" BIGINT NOT NULL,
    "answers" TEXT COLLATE "C" NOT NULL,
    "correct" BIGINT NOT NULL,
    "questions" BIGINT NOT NULL,
    PRIMARY KEY ("userId", "key"),
    CONSTRAINT "TracePractice_score" CHECK ("correct" BETWEEN 0 AND "questions")
);

CREATE TABLE "RateLimit" (
    "key" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "windowEndsMillis" BIGINT NOT NULL,
    "hits" BIGINT NOT NULL
);

CREATE TABLE "BrokenFile" (
    "file" TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    "errors" TEXT COLLATE "C" NOT NULL CHECK (json_valid("errors"))
);

CREATE TABLE "ContentRevision" (
    "id" BIGINT NOT NULL PRIMARY KEY CHECK ("id" = 1),
    "revision" BIGINT NOT NULL
);

-- References. Those of cards and their items go round in a circle.
ALTER TABLE "Course" ADD CONSTRAINT "Course_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Concept" ADD CONSTRAINT "Concept_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ConceptEdge" ADD CONSTRAINT "ConceptEdge_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ConceptEdge" ADD CONSTRAINT "ConceptEdge_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Misconception" ADD CONSTRAINT "Misconception_courseId_fkey" FOREIGN KEY ("courseId") REFERENCES "Course" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Card" ADD CONSTRAINT "Card_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Card" ADD CONSTRAINT "Card_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "CardTag" ADD CONSTRAINT "CardTag_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CardVariant" ADD CONSTRAINT "CardVariant_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CardVariant" ADD CONSTRAINT "CardVariant_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CardConcept" ADD CONSTRAINT "CardConcept_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CardConcept" ADD CONSTRAINT "CardConcept_conceptId_fkey" FOREIGN KEY ("conceptId") REFERENCES "Concept" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "CardGroup" ADD CONSTRAINT "CardGroup_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Item" ADD CONSTRAINT "Item_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Item" ADD CONSTRAINT "Item_runHash_fkey" FOREIGN KEY ("runHash") REFERENCES "Run" ("hash") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Question" ADD CONSTRAINT "Question_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Question" ADD CONSTRAINT "Question_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Question" ADD CONSTRAINT "Question_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "MailToken" ADD CONSTRAINT "MailToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ProviderLink" ADD CONSTRAINT "ProviderLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Settings" ADD CONSTRAINT "Settings_weightsId_fkey" FOREIGN KEY ("weightsId") REFERENCES "LearnedWeights" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Settings" ADD CONSTRAINT "Settings_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LearnedWeights" ADD CONSTRAINT "LearnedWeights_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CardSchedule" ADD CONSTRAINT "CardSchedule_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CardSchedule" ADD CONSTRAINT "CardSchedule_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ReviewLog" ADD CONSTRAINT "ReviewLog_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "ItemFlag" ADD CONSTRAINT "ItemFlag_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ItemFlag" ADD CONSTRAINT "ItemFlag_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ItemFlag" ADD CONSTRAINT "ItemFlag_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuizAttempt" ADD CONSTRAINT "QuizAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuizLesson" ADD CONSTRAINT "QuizLesson_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuizLesson" ADD CONSTRAINT "QuizLesson_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "QuizAttempt" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuizAnswer" ADD CONSTRAINT "QuizAnswer_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "LessonVisit" ADD CONSTRAINT "LessonVisit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "LessonVisit" ADD CONSTRAINT "LessonVisit_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "BegunPart" ADD CONSTRAINT "BegunPart_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "BegunPart" ADD CONSTRAINT "BegunPart_lessonId_fkey" FOREIGN KEY ("lessonId") REFERENCES "Lesson" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "TracePractice" ADD CONSTRAINT "TracePractice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE INDEX "Session_userId_idx" ON "Session" ("userId");
CREATE UNIQUE INDEX "Card_key_key" ON "Card" ("key");
CREATE UNIQUE INDEX "Lesson_courseId_slug_key" ON "Lesson" ("courseId", "slug");
CREATE INDEX "Concept_lessonId_idx" ON "Concept" ("lessonId");
CREATE INDEX "Card_lessonId_position_idx" ON "Card" ("lessonId", "position");
CREATE INDEX "CardConcept_conceptId_idx" ON "CardConcept" ("conceptId");
CREATE INDEX "Item_cardId_idx" ON "Item" ("cardId");
CREATE INDEX "Question_lessonId_idx" ON "Question" ("lessonId");
CREATE UNIQUE INDEX "User_email_key" ON "User" ("email");
CREATE UNIQUE INDEX "ReviewLog_undoneId_key" ON "ReviewLog" ("undoneId");
CREATE INDEX "ReviewLog_userId_cardId_revision_idx" ON "ReviewLog" ("userId", "cardId", "revision");
CREATE UNIQUE INDEX "ReviewLog_userId_key_key" ON "ReviewLog" ("userId", "key");
CREATE INDEX "RateLimit_windowEndsMillis_idx" ON "RateLimit" ("windowEndsMillis");
CREATE INDEX "CardVariant_itemId_idx" ON "CardVariant" ("itemId");
CREATE UNIQUE INDEX "ItemFlag_userId_key_key" ON "ItemFlag" ("userId", "key");
CREATE INDEX "ItemFlag_cardId_resolvedAtMillis_idx" ON "ItemFlag" ("cardId", "resolvedAtMillis");
CREATE INDEX "Card_itemId_idx" ON "Card" ("itemId");
CREATE INDEX "QuizAttempt_userId_startedAtMillis_idx" ON "QuizAttempt" ("userId", "startedAtMillis");
CREATE INDEX "QuizLesson_lessonId_idx" ON "QuizLesson" ("lessonId");
CREATE INDEX "CardSchedule_queue_idx" ON "CardSchedule" ("userId", "state", "dueDay", "cardId", "suspended", "buriedUntilDay", "lastStudyDay");
CREATE INDEX "LearnedWeights_userId_trainedAtMillis_idx" ON "LearnedWeights" ("userId", "trainedAtMillis");
CREATE INDEX "ConceptEdge_toId_idx" ON "ConceptEdge" ("toId");
CREATE INDEX "Item_runHash_idx" ON "Item" ("runHash");
CREATE INDEX "LessonVisit_lessonId_idx" ON "LessonVisit" ("lessonId");
CREATE INDEX "Question_cardId_idx" ON "Question" ("cardId");
CREATE INDEX "Card_with_program_idx" ON "Card" ("lessonId") WHERE "facet" = 'behaviour' AND "retiredAtMillis" IS NULL;
CREATE INDEX "CardGroup_groupId_idx" ON "CardGroup" ("groupId");
CREATE INDEX "ReviewLog_sure_mistake_idx" ON "ReviewLog" ("userId", "studyDay", "cardId") WHERE "event" = 'rated' AND NOT "correct" AND "confidence" = 'sure';
CREATE INDEX "BegunPart_lessonId_part_idx" ON "BegunPart" ("lessonId", "part");
CREATE UNIQUE INDEX "Course_ownerId_key" ON "Course" ("ownerId");
CREATE INDEX "Lesson_ownerId_idx" ON "Lesson" ("ownerId");
CREATE INDEX "TracePractice_userId_runHash_idx" ON "TracePractice" ("userId", "runHash");
CREATE INDEX "ReviewLog_cardId_idx" ON "ReviewLog" ("cardId");
CREATE INDEX "ReviewLog_itemId_idx" ON "ReviewLog" ("itemId");
CREATE INDEX "QuizAnswer_itemId_idx" ON "QuizAnswer" ("itemId");
CREATE INDEX "ItemFlag_itemId_idx" ON "ItemFlag" ("itemId");
CREATE INDEX "CardSchedule_cardId_idx" ON "CardSchedule" ("cardId");
CREATE INDEX "Question_itemId_idx" ON "Question" ("itemId");
CREATE INDEX "Concept_courseId_idx" ON "Concept" ("courseId");
CREATE UNIQUE INDEX "MailToken_userId_purpose_key" ON "MailToken" ("userId", "purpose");
CREATE INDEX "ReviewLog_of_day_idx" ON "ReviewLog" ("userId", "importedFrom", (coalesce("atMillis", max(min("clientAtMillis", "serverAtMillis"), "serverAtMillis" - 604800000))), "event", "revision", (json_extract("before", '$.state')), "id", "cardId", "correct", "durationMillis");
CREATE UNIQUE INDEX "ProviderLink_userId_issuer_key" ON "ProviderLink" ("userId", "issuer");

-- The rows of a learner in the order in which they arrived: whoever writes for a learner has a lock of theirs.
CREATE INDEX "ReviewLog_userId_rowid_idx" ON "ReviewLog" ("userId", "rowid");

INSERT INTO "ContentRevision" ("id", "revision") VALUES (1, 0);

-- The triggers. Each does the same as that of its name in SQLite.

CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION owner_of_course("id" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS
    'SELECT course."ownerId" FROM "Course" course WHERE course."id" = $1';

CREATE FUNCTION owner_of_lesson("id" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS
    'SELECT lesson."ownerId" FROM "Lesson" lesson WHERE lesson."id" = $1';

CREATE FUNCTION owner_of_card("id" TEXT) RETURNS TEXT LANGUAGE sql STABLE AS
    'SELECT lesson."ownerId" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId" WHERE card."id" = $1';

CREATE TRIGGER "ReviewLog_append_only" BEFORE UPDATE ON "ReviewLog"
    FOR EACH ROW EXECUTE FUNCTION refuse('ReviewLog is append-only');

CREATE TRIGGER "Item_immutable"
    BEFORE UPDATE OF "id", "cardId", "kind", "face", "file", "firstLine", "lastLine", "createdAtMillis" ON "Item"
    FOR EACH ROW EXECUTE FUNCTION refuse('Item is immutable');

-- A current card has a row for each learner who has begun its part or all of its lesson, and keeps it wherever it moves.
CREATE FUNCTION begin_lesson() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card
        WHERE card."lessonId" = NEW."lessonId" AND card."retiredAtMillis" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
    RETURN NULL;
END $$;

CREATE TRIGGER "LessonVisit_has_rows" AFTER INSERT ON "LessonVisit"
    FOR EACH ROW WHEN (NEW."begunAtMillis" IS NOT NULL) EXECUTE FUNCTION begin_lesson();

CREATE TRIGGER "LessonVisit_has_rows_once_begun" AFTER UPDATE OF "begunAtMillis" ON "LessonVisit"
    FOR EACH ROW WHEN (OLD."begunAtMillis" IS NULL AND NEW."begunAtMillis" IS NOT NULL) EXECUTE FUNCTION begin_lesson();

CREATE FUNCTION begin_part() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT NEW."userId", card."id", 'New' FROM "Card" card
        WHERE card."lessonId" = NEW."lessonId" AND card."part" = NEW."part" AND card."retiredAtMillis" IS NULL
        AND NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = NEW."userId" AND known."cardId" = card."id");
    RETURN NULL;
END $$;

CREATE TRIGGER "BegunPart_has_rows" AFTER INSERT ON "BegunPart"
    FOR EACH ROW EXECUTE FUNCTION begin_part();

CREATE FUNCTION begin_card() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO "CardSchedule" ("userId", "cardId", "state")
        SELECT learner."userId", NEW."id", 'New' FROM (
            SELECT visit."userId" FROM "LessonVisit" visit
            WHERE visit."lessonId" = NEW."lessonId" AND visit."begunAtMillis" IS NOT NULL
            UNION SELECT begun."userId" FROM "BegunPart" begun
            WHERE begun."lessonId" = NEW."lessonId" AND begun."part" = NEW."part"
        ) learner
        WHERE NOT EXISTS (SELECT 1 FROM "CardSchedule" known WHERE known."userId" = learner."userId" AND known."cardId" = NEW."id");
    RETURN NULL;
END $$;

CREATE TRIGGER "Card_has_rows" AFTER INSERT ON "Card"
    FOR EACH ROW EXECUTE FUNCTION begin_card();

CREATE TRIGGER "Card_has_rows_where_it_moved" AFTER UPDATE OF "lessonId", "part", "retiredAtMillis" ON "Card"
    FOR EACH ROW WHEN (
        NEW."retiredAtMillis" IS NULL
        AND (OLD."lessonId" <> NEW."lessonId" OR OLD."part" <> NEW."part" OR OLD."retiredAtMillis" IS NOT NULL)
    ) EXECUTE FUNCTION begin_card();

-- Whatever a query forgets, nothing of a private deck gets to anybody but its owner.
CREATE TRIGGER "Lesson_has_owner_of_course" BEFORE INSERT ON "Lesson"
    FOR EACH ROW WHEN (NEW."ownerId" IS DISTINCT FROM owner_of_course(NEW."courseId"))
    EXECUTE FUNCTION refuse('A lesson has the owner of its course');

CREATE TRIGGER "Lesson_keeps_owner" BEFORE UPDATE OF "ownerId", "courseId" ON "Lesson"
    FOR EACH ROW WHEN (
        NEW."ownerId" IS DISTINCT FROM OLD."ownerId" OR NEW."ownerId" IS DISTINCT FROM owner_of_course(NEW."courseId")
    ) EXECUTE FUNCTION refuse('A lesson keeps its owner');

CREATE TRIGGER "Course_keeps_owner" BEFORE UPDATE OF "ownerId" ON "Course"
    FOR EACH ROW WHEN (NEW."ownerId" IS DISTINCT FROM OLD."ownerId")
    EXECUTE FUNCTION refuse('A course keeps its owner');

CREATE TRIGGER "Card_keeps_owner" BEFORE UPDATE OF "lessonId" ON "Card"
    FOR EACH ROW WHEN (owner_of_lesson(OLD."lessonId") IS DISTINCT FROM owner_of_lesson(NEW."lessonId"))
    EXECUTE FUNCTION refuse('A card keeps its owner');

CREATE TRIGGER "LessonVisit_of_owner" BEFORE INSERT ON "LessonVisit"
    FOR EACH ROW WHEN (NEW."userId" <> owner_of_lesson(NEW."lessonId"))
    EXECUTE FUNCTION refuse('Only its owner opens a private deck');

CREATE TRIGGER "CardSchedule_of_owner" BEFORE INSERT ON "CardSchedule"
    FOR EACH ROW WHEN (NEW."userId" <> owner_of_card(NEW."cardId"))
    EXECUTE FUNCTION refuse('Only its owner studies a private card');

CREATE TRIGGER "ReviewLog_of_owner" BEFORE INSERT ON "ReviewLog"
    FOR EACH ROW WHEN (NEW."userId" <> owner_of_card(NEW."cardId"))
    EXECUTE FUNCTION refuse('Only its owner answers a private card');

-- Authors read flags, and everybody draws from questions.
CREATE TRIGGER "ItemFlag_of_course" BEFORE INSERT ON "ItemFlag"
    FOR EACH ROW WHEN (owner_of_card(NEW."cardId") IS NOT NULL)
    EXECUTE FUNCTION refuse('A private card cannot be flagged');

CREATE TRIGGER "Question_of_course" BEFORE INSERT ON "Question"
    FOR EACH ROW WHEN (owner_of_card(NEW."cardId") IS NOT NULL)
    EXECUTE FUNCTION refuse('A private card has no questions');

CREATE TRIGGER "QuizLesson_of_course" BEFORE INSERT ON "QuizLesson"
    FOR EACH ROW WHEN (owner_of_lesson(NEW."lessonId") IS NOT NULL)
    EXECUTE FUNCTION refuse('A private deck has no quizzes');

-- An account that is deleted takes its decks with it, whoever deletes it. Cards and items refer to each other.
CREATE FUNCTION take_decks() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM "Course" course WHERE course."ownerId" = OLD."id") THEN
        DELETE FROM "ReviewLog" WHERE "userId" = OLD."id";
        DELETE FROM "CardSchedule" WHERE "userId" = OLD."id";
        DELETE FROM "LessonVisit" WHERE "userId" = OLD."id";
        UPDATE "Card" SET "itemId" = '' WHERE "lessonId" IN (SELECT "id" FROM "Lesson" WHERE "ownerId" = OLD."id");
        DELETE FROM "Item" WHERE "cardId" IN (
            SELECT card."id" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
            WHERE lesson."ownerId" = OLD."id"
        );
        DELETE FROM "Card" WHERE "lessonId" IN (SELECT "id" FROM "Lesson" WHERE "ownerId" = OLD."id");
        DELETE FROM "Lesson" WHERE "ownerId" = OLD."id";
        DELETE FROM "Course" WHERE "ownerId" = OLD."id";
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER "User_takes_decks" BEFORE DELETE ON "User"
    FOR EACH ROW EXECUTE FUNCTION take_decks();
