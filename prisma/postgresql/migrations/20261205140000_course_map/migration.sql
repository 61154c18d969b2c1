-- JSON: how the concepts of a course are drawn, and what that was laid out from; null until a sync has done it.
ALTER TABLE "Course" ADD COLUMN "map" TEXT COLLATE "C";
