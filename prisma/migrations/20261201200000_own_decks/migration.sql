-- What a learner writes for themselves: a course of their own, whose lessons are decks. Null for what everybody sees.
ALTER TABLE "Course" ADD COLUMN "ownerId" TEXT REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Lesson" ADD COLUMN "ownerId" TEXT REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX "Course_ownerId_key" ON "Course"("ownerId");
CREATE INDEX "Lesson_ownerId_idx" ON "Lesson"("ownerId");

CREATE TABLE "CardTag" (
    "cardId" TEXT NOT NULL,
    "tag" TEXT NOT NULL,

    PRIMARY KEY ("cardId", "tag"),
    CONSTRAINT "CardTag_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- Whatever a query forgets, nothing of a private deck gets to anybody but its owner.
CREATE TRIGGER "Lesson_has_owner_of_course" BEFORE INSERT ON "Lesson"
WHEN NEW."ownerId" IS NOT (SELECT course."ownerId" FROM "Course" course WHERE course."id" = NEW."courseId")
BEGIN
    SELECT RAISE(ABORT, 'A lesson has the owner of its course');
END;

CREATE TRIGGER "Lesson_keeps_owner" BEFORE UPDATE OF "ownerId", "courseId" ON "Lesson"
WHEN NEW."ownerId" IS NOT OLD."ownerId"
OR NEW."ownerId" IS NOT (SELECT course."ownerId" FROM "Course" course WHERE course."id" = NEW."courseId")
BEGIN
    SELECT RAISE(ABORT, 'A lesson keeps its owner');
END;

CREATE TRIGGER "Course_keeps_owner" BEFORE UPDATE OF "ownerId" ON "Course" WHEN NEW."ownerId" IS NOT OLD."ownerId"
BEGIN
    SELECT RAISE(ABORT, 'A course keeps its owner');
END;

CREATE TRIGGER "Card_keeps_owner" BEFORE UPDATE OF "lessonId" ON "Card"
WHEN (SELECT lesson."ownerId" FROM "Lesson" lesson WHERE lesson."id" = OLD."lessonId")
    IS NOT (SELECT lesson."ownerId" FROM "Lesson" lesson WHERE lesson."id" = NEW."lessonId")
BEGIN
    SELECT RAISE(ABORT, 'A card keeps its owner');
END;

CREATE TRIGGER "LessonVisit_of_owner" BEFORE INSERT ON "LessonVisit"
WHEN NEW."userId" <> (SELECT lesson."ownerId" FROM "Lesson" lesson WHERE lesson."id" = NEW."lessonId")
BEGIN
    SELECT RAISE(ABORT, 'Only its owner opens a private deck');
END;

CREATE TRIGGER "CardSchedule_of_owner" BEFORE INSERT ON "CardSchedule"
WHEN NEW."userId" <> (
    SELECT lesson."ownerId" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    WHERE card."id" = NEW."cardId"
)
BEGIN
    SELECT RAISE(ABORT, 'Only its owner studies a private card');
END;

CREATE TRIGGER "ReviewLog_of_owner" BEFORE INSERT ON "ReviewLog"
WHEN NEW."userId" <> (
    SELECT lesson."ownerId" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    WHERE card."id" = NEW."cardId"
)
BEGIN
    SELECT RAISE(ABORT, 'Only its owner answers a private card');
END;

-- Authors read flags, and everybody draws from questions.
CREATE TRIGGER "ItemFlag_of_course" BEFORE INSERT ON "ItemFlag"
WHEN (
    SELECT lesson."ownerId" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    WHERE card."id" = NEW."cardId"
) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'A private card cannot be flagged');
END;

CREATE TRIGGER "Question_of_course" BEFORE INSERT ON "Question"
WHEN (
    SELECT lesson."ownerId" FROM "Card" card JOIN "Lesson" lesson ON lesson."id" = card."lessonId"
    WHERE card."id" = NEW."cardId"
) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'A private card has no questions');
END;

CREATE TRIGGER "QuizLesson_of_course" BEFORE INSERT ON "QuizLesson"
WHEN (SELECT lesson."ownerId" FROM "Lesson" lesson WHERE lesson."id" = NEW."lessonId") IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'A private deck has no quizzes');
END;

-- An account that is deleted takes its decks with it, whoever deletes it. Cards and items refer to each other.
CREATE TRIGGER "User_takes_decks" BEFORE DELETE ON "User"
WHEN EXISTS (SELECT 1 FROM "Course" course WHERE course."ownerId" = OLD."id")
BEGIN
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
END;
