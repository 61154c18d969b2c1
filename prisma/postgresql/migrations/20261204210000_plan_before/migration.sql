-- JSON: the plan that the learner had before they changed it last, so that they can go back to it; null if there is none.
ALTER TABLE "Settings" ADD COLUMN "planBefore" TEXT COLLATE "C";
