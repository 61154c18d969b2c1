-- What a learner finds wrong with an item, for its author.
CREATE TABLE "ItemFlag" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "cardId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "createdAtMillis" BIGINT NOT NULL,
    "resolvedAtMillis" BIGINT,
    CONSTRAINT "ItemFlag_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "ItemFlag_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ItemFlag_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ItemFlag_note_length" CHECK (length("note") BETWEEN 1 AND 2000)
);
CREATE UNIQUE INDEX "ItemFlag_userId_key_key" ON "ItemFlag"("userId", "key");
CREATE INDEX "ItemFlag_cardId_resolvedAtMillis_idx" ON "ItemFlag"("cardId", "resolvedAtMillis");

-- Without it, each new item looks through all cards for one that points at it.
CREATE INDEX "Card_itemId_idx" ON "Card"("itemId");
