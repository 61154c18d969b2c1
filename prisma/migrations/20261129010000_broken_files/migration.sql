-- Content files that the latest sync could not use, for authors to see; what they gave before stays as it was.
CREATE TABLE "BrokenFile" (
    "file" TEXT NOT NULL PRIMARY KEY,
    "errors" TEXT NOT NULL CHECK (json_valid("errors"))
);
