-- Programs of the same behaviour as the one that was run: null where none were looked for.
ALTER TABLE "Run" ADD COLUMN "variants" TEXT CHECK ("variants" IS NULL OR json_valid("variants"));

-- Further faces of a card: a later review shows another program of the same behaviour.
CREATE TABLE "CardVariant" (
    "cardId" TEXT NOT NULL,
    "variant" INTEGER NOT NULL CHECK ("variant" >= 1),
    "itemId" TEXT NOT NULL,

    PRIMARY KEY ("cardId", "variant"),
    CONSTRAINT "CardVariant_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "Card" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CardVariant_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

CREATE INDEX "CardVariant_itemId_idx" ON "CardVariant"("itemId");
