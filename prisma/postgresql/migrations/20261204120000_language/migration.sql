-- The language of the interface: `browser` for that of the browser, as every earlier account had it, or the name of one.
-- Which names there are is not said here, for another language is no reason to write the table anew.
ALTER TABLE "Settings" ADD COLUMN "language" TEXT COLLATE "C" NOT NULL DEFAULT 'browser';
