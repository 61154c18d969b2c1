-- When the learner last showed that they read the mail of this address. Null for every earlier account.
ALTER TABLE "User" ADD COLUMN "emailVerifiedAtMillis" BIGINT;
-- Links in mails that were not followed yet. The table has only a hash of what a link holds.
CREATE TABLE "MailToken" (
    "hash" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL CHECK ("purpose" IN ('reset', 'verify')),
    "email" TEXT NOT NULL,
    "expiresAtMillis" BIGINT NOT NULL,
    CONSTRAINT "MailToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
-- A new link takes the place of the last one.
CREATE UNIQUE INDEX "MailToken_userId_purpose_key" ON "MailToken"("userId", "purpose");
