-- The language that a lesson is written in, as a BCP 47 tag; null if that cannot be told, and until it is built anew.
ALTER TABLE "Lesson" ADD COLUMN "language" TEXT;
