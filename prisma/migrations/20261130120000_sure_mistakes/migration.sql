-- A card that the learner was sure of and got wrong is asked first on the next day.
CREATE INDEX "ReviewLog_sure_mistake_idx" ON "ReviewLog"("userId", "studyDay", "cardId")
    WHERE "event" = 'rated' AND "correct" = 0 AND "confidence" = 'sure';
