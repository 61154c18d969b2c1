-- The hour of the learner's day from which a mail says what is due; null for none, as for every earlier account.
ALTER TABLE "Settings" ADD COLUMN "digestHour" INTEGER CHECK ("digestHour" BETWEEN 0 AND 23);
-- The last date for which that was decided, in days since 1970-01-01, so that a day has one mail.
ALTER TABLE "Settings" ADD COLUMN "digestDay" INTEGER;
