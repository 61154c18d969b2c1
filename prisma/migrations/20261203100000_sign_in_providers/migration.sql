-- Whoever signs in by a provider need not have a password. The column is replaced instead of the table, to whose rows all
-- tables of learners refer.
ALTER TABLE "User" ADD COLUMN "newPasswordHash" TEXT;
UPDATE "User" SET "newPasswordHash" = "passwordHash";
ALTER TABLE "User" DROP COLUMN "passwordHash";
ALTER TABLE "User" RENAME COLUMN "newPasswordHash" TO "passwordHash";
-- Other sites, such as GitHub, by which learners sign in.
CREATE TABLE "ProviderLink" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "linkedAtMillis" BIGINT NOT NULL,
    PRIMARY KEY ("issuer", "subject"),
    CONSTRAINT "ProviderLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "ProviderLink_userId_issuer_key" ON "ProviderLink"("userId", "issuer");
