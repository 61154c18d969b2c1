-- The program in which an event was given, if it was imported from another one. No earlier row was.
ALTER TABLE "ReviewLog" ADD COLUMN "importedFrom" TEXT CHECK ("importedFrom" IN ('anki'));
