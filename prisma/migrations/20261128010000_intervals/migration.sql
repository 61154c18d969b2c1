-- Learning steps, relearning steps and the longest interval, as a learner wishes them, and from how many lapses on a card keeps being forgotten.
ALTER TABLE "Settings" ADD COLUMN "intervals" TEXT NOT NULL DEFAULT '{"learningMinutes":[1,10],"relearningMinutes":[10],"longestDays":365}' CHECK (json_valid("intervals"));
ALTER TABLE "Settings" ADD COLUMN "leechLapses" INTEGER NOT NULL DEFAULT 6 CHECK ("leechLapses" BETWEEN 2 AND 50);
-- Those that an event was reckoned by; whatever came before this migration knew no others.
ALTER TABLE "ReviewLog" ADD COLUMN "intervals" TEXT NOT NULL DEFAULT '{"learningMinutes":[1,10],"relearningMinutes":[10],"longestDays":365}' CHECK (json_valid("intervals"));
