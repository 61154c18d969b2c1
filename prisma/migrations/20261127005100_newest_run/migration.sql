-- What was shown stays what was shown, but the run that bears it out may be one of a newer engine.
DROP TRIGGER "Item_immutable";
CREATE TRIGGER "Item_immutable"
BEFORE UPDATE OF "id", "cardId", "kind", "face", "file", "firstLine", "lastLine", "createdAtMillis" ON "Item"
BEGIN
    SELECT RAISE(ABORT, 'Item is immutable');
END;
