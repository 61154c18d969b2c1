-- Before a card or an item is deleted, SQLite looks for rows that refer to it. Without an index it reads the whole log for
-- each, which takes minutes for an account with an imported deck.
CREATE INDEX "ReviewLog_cardId_idx" ON "ReviewLog"("cardId");
CREATE INDEX "ReviewLog_itemId_idx" ON "ReviewLog"("itemId");
CREATE INDEX "QuizAnswer_itemId_idx" ON "QuizAnswer"("itemId");
CREATE INDEX "ItemFlag_itemId_idx" ON "ItemFlag"("itemId");
CREATE INDEX "CardSchedule_cardId_idx" ON "CardSchedule"("cardId");
CREATE INDEX "Question_itemId_idx" ON "Question"("itemId");
