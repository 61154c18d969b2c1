-- A typed term is graded beside the other terms of its course, at each answer.
CREATE INDEX "Concept_courseId_idx" ON "Concept"("courseId");
