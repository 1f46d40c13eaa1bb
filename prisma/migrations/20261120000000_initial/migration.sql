-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('learner', 'instructor', 'admin');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('private', 'public');

-- CreateEnum
CREATE TYPE "ResponseContext" AS ENUM ('practice', 'review', 'set', 'interview');

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('running', 'submitted', 'expired');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "passwordHash" TEXT,
    "role" "Role" NOT NULL DEFAULT 'learner',
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "mergedIntoId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "provider" TEXT NOT NULL,
    "providerAccountId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("provider","providerAccountId")
);

-- CreateTable
CREATE TABLE "GuestToken" (
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GuestToken_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "OneTimeLink" (
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "issuedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeLink_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" TEXT NOT NULL,
    "actorId" TEXT,
    "subjectId" TEXT,
    "action" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Bank" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "ownerId" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'private',
    "title" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bank_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Question" (
    "id" TEXT NOT NULL,
    "bankId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "currentVersionId" TEXT,
    "originVersionId" TEXT,
    "draft" JSONB,
    "draftRevision" INTEGER NOT NULL DEFAULT 0,
    "draftAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionVersion" (
    "id" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "preset" TEXT,
    "schemaVersion" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "sources" TEXT[],
    "contentHash" TEXT NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionText" (
    "versionId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "item" JSONB NOT NULL,

    CONSTRAINT "QuestionText_pkey" PRIMARY KEY ("versionId","locale")
);

-- CreateTable
CREATE TABLE "Variant" (
    "id" TEXT NOT NULL,
    "generator" TEXT NOT NULL,
    "generatorVersion" INTEGER NOT NULL,
    "seed" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "params" JSONB NOT NULL,
    "provenanceHash" TEXT NOT NULL,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Variant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Response" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "idempotencyKey" TEXT NOT NULL,
    "context" "ResponseContext" NOT NULL,
    "versionId" TEXT,
    "variantId" TEXT,
    "attemptItemId" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "topic" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "schemaVersion" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "score" DOUBLE PRECISION,
    "misconceptions" TEXT[],
    "elapsedMs" INTEGER,
    "givenAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewCard" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "versionId" TEXT,
    "generator" TEXT,
    "topic" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "state" INTEGER NOT NULL,
    "reps" INTEGER NOT NULL DEFAULT 0,
    "lapses" INTEGER NOT NULL DEFAULT 0,
    "reviewedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ReviewCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "QuestionSet" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "lead" JSONB,
    "visibility" "Visibility" NOT NULL DEFAULT 'private',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "QuestionSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetItem" (
    "id" TEXT NOT NULL,
    "setId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "versionId" TEXT NOT NULL,
    "points" DOUBLE PRECISION NOT NULL DEFAULT 1,

    CONSTRAINT "SetItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Interview" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "ownerId" TEXT,
    "visibility" "Visibility" NOT NULL DEFAULT 'private',
    "currentVersionId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Interview_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InterviewVersion" (
    "id" TEXT NOT NULL,
    "interviewId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "InterviewVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "token" TEXT NOT NULL,
    "issuedById" TEXT NOT NULL,
    "setId" TEXT,
    "interviewId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ShareLink_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "startKey" TEXT NOT NULL,
    "setId" TEXT,
    "interviewVersionId" TEXT,
    "assignmentId" TEXT,
    "plan" JSONB NOT NULL,
    "status" "AttemptStatus" NOT NULL DEFAULT 'running',
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deadlineAt" TIMESTAMPTZ(3),
    "givesBack" BOOLEAN NOT NULL DEFAULT false,
    "givenBackMs" INTEGER NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL DEFAULT 0,
    "finishedAt" TIMESTAMPTZ(3),
    "score" DOUBLE PRECISION,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptItem" (
    "id" TEXT NOT NULL,
    "attemptId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "versionId" TEXT,
    "variantId" TEXT,
    "points" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "openedAt" TIMESTAMPTZ(3),
    "deadlineAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "lockedTurns" INTEGER NOT NULL DEFAULT 0,
    "spentMs" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "response" JSONB,
    "score" DOUBLE PRECISION,
    "misconceptions" TEXT[],

    CONSTRAINT "AttemptItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outage" (
    "id" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Class" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "classId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("classId","userId")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "setId" TEXT,
    "interviewId" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "User_mergedIntoId_idx" ON "User"("mergedIntoId");

-- CreateIndex
CREATE INDEX "User_role_idx" ON "User"("role");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE INDEX "GuestToken_userId_idx" ON "GuestToken"("userId");

-- CreateIndex
CREATE INDEX "GuestToken_expiresAt_idx" ON "GuestToken"("expiresAt");

-- CreateIndex
CREATE INDEX "OneTimeLink_userId_idx" ON "OneTimeLink"("userId");

-- CreateIndex
CREATE INDEX "OneTimeLink_issuedById_idx" ON "OneTimeLink"("issuedById");

-- CreateIndex
CREATE INDEX "AuditEntry_subjectId_createdAt_idx" ON "AuditEntry"("subjectId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_createdAt_idx" ON "AuditEntry"("actorId", "createdAt");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- CreateIndex
CREATE UNIQUE INDEX "Bank_slug_key" ON "Bank"("slug");

-- CreateIndex
CREATE INDEX "Bank_ownerId_idx" ON "Bank"("ownerId");

-- CreateIndex
CREATE INDEX "Bank_visibility_idx" ON "Bank"("visibility");

-- CreateIndex
CREATE UNIQUE INDEX "Question_currentVersionId_key" ON "Question"("currentVersionId");

-- CreateIndex
CREATE INDEX "Question_topic_retiredAt_idx" ON "Question"("topic", "retiredAt");

-- CreateIndex
CREATE INDEX "Question_originVersionId_idx" ON "Question"("originVersionId");

-- CreateIndex
CREATE UNIQUE INDEX "Question_bankId_slug_key" ON "Question"("bankId", "slug");

-- CreateIndex
CREATE INDEX "QuestionVersion_topic_difficulty_idx" ON "QuestionVersion"("topic", "difficulty");

-- CreateIndex
CREATE INDEX "QuestionVersion_authorId_idx" ON "QuestionVersion"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "QuestionVersion_questionId_number_key" ON "QuestionVersion"("questionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Variant_provenanceHash_key" ON "Variant"("provenanceHash");

-- CreateIndex
CREATE INDEX "Variant_generator_generatorVersion_idx" ON "Variant"("generator", "generatorVersion");

-- CreateIndex
CREATE INDEX "Variant_topic_idx" ON "Variant"("topic");

-- CreateIndex
CREATE INDEX "Response_userId_topic_createdAt_idx" ON "Response"("userId", "topic", "createdAt");

-- CreateIndex
CREATE INDEX "Response_userId_createdAt_idx" ON "Response"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "Response_versionId_createdAt_idx" ON "Response"("versionId", "createdAt");

-- CreateIndex
CREATE INDEX "Response_variantId_idx" ON "Response"("variantId");

-- CreateIndex
CREATE INDEX "Response_attemptItemId_revision_idx" ON "Response"("attemptItemId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Response_userId_idempotencyKey_key" ON "Response"("userId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "ReviewCard_userId_dueAt_idx" ON "ReviewCard"("userId", "dueAt");

-- CreateIndex
CREATE INDEX "ReviewCard_versionId_idx" ON "ReviewCard"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewCard_userId_versionId_key" ON "ReviewCard"("userId", "versionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewCard_userId_generator_key" ON "ReviewCard"("userId", "generator");

-- CreateIndex
CREATE INDEX "QuestionSet_ownerId_idx" ON "QuestionSet"("ownerId");

-- CreateIndex
CREATE INDEX "QuestionSet_visibility_idx" ON "QuestionSet"("visibility");

-- CreateIndex
CREATE INDEX "SetItem_versionId_idx" ON "SetItem"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "SetItem_setId_position_key" ON "SetItem"("setId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "Interview_slug_key" ON "Interview"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Interview_currentVersionId_key" ON "Interview"("currentVersionId");

-- CreateIndex
CREATE INDEX "Interview_ownerId_idx" ON "Interview"("ownerId");

-- CreateIndex
CREATE INDEX "Interview_visibility_idx" ON "Interview"("visibility");

-- CreateIndex
CREATE UNIQUE INDEX "InterviewVersion_interviewId_number_key" ON "InterviewVersion"("interviewId", "number");

-- CreateIndex
CREATE INDEX "ShareLink_issuedById_idx" ON "ShareLink"("issuedById");

-- CreateIndex
CREATE INDEX "ShareLink_setId_idx" ON "ShareLink"("setId");

-- CreateIndex
CREATE INDEX "ShareLink_interviewId_idx" ON "ShareLink"("interviewId");

-- CreateIndex
CREATE INDEX "Attempt_userId_startedAt_idx" ON "Attempt"("userId", "startedAt");

-- CreateIndex
CREATE INDEX "Attempt_setId_status_idx" ON "Attempt"("setId", "status");

-- CreateIndex
CREATE INDEX "Attempt_interviewVersionId_status_idx" ON "Attempt"("interviewVersionId", "status");

-- CreateIndex
CREATE INDEX "Attempt_assignmentId_idx" ON "Attempt"("assignmentId");

-- CreateIndex
CREATE INDEX "Attempt_status_deadlineAt_idx" ON "Attempt"("status", "deadlineAt");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_userId_startKey_key" ON "Attempt"("userId", "startKey");

-- CreateIndex
CREATE INDEX "AttemptItem_versionId_idx" ON "AttemptItem"("versionId");

-- CreateIndex
CREATE INDEX "AttemptItem_variantId_idx" ON "AttemptItem"("variantId");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptItem_attemptId_position_key" ON "AttemptItem"("attemptId", "position");

-- CreateIndex
CREATE INDEX "Outage_endedAt_idx" ON "Outage"("endedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Class_code_key" ON "Class"("code");

-- CreateIndex
CREATE INDEX "Class_ownerId_idx" ON "Class"("ownerId");

-- CreateIndex
CREATE INDEX "Membership_userId_idx" ON "Membership"("userId");

-- CreateIndex
CREATE INDEX "Assignment_classId_idx" ON "Assignment"("classId");

-- CreateIndex
CREATE INDEX "Assignment_setId_idx" ON "Assignment"("setId");

-- CreateIndex
CREATE INDEX "Assignment_interviewId_idx" ON "Assignment"("interviewId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GuestToken" ADD CONSTRAINT "GuestToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeLink" ADD CONSTRAINT "OneTimeLink_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_subjectId_fkey" FOREIGN KEY ("subjectId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bank" ADD CONSTRAINT "Bank_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_bankId_fkey" FOREIGN KEY ("bankId") REFERENCES "Bank"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Question" ADD CONSTRAINT "Question_originVersionId_fkey" FOREIGN KEY ("originVersionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_questionId_fkey" FOREIGN KEY ("questionId") REFERENCES "Question"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionVersion" ADD CONSTRAINT "QuestionVersion_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionText" ADD CONSTRAINT "QuestionText_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuestionVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Response" ADD CONSTRAINT "Response_attemptItemId_fkey" FOREIGN KEY ("attemptItemId") REFERENCES "AttemptItem"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewCard" ADD CONSTRAINT "ReviewCard_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuestionSet" ADD CONSTRAINT "QuestionSet_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetItem" ADD CONSTRAINT "SetItem_setId_fkey" FOREIGN KEY ("setId") REFERENCES "QuestionSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SetItem" ADD CONSTRAINT "SetItem_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuestionVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Interview" ADD CONSTRAINT "Interview_currentVersionId_fkey" FOREIGN KEY ("currentVersionId") REFERENCES "InterviewVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InterviewVersion" ADD CONSTRAINT "InterviewVersion_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_issuedById_fkey" FOREIGN KEY ("issuedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_setId_fkey" FOREIGN KEY ("setId") REFERENCES "QuestionSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShareLink" ADD CONSTRAINT "ShareLink_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_setId_fkey" FOREIGN KEY ("setId") REFERENCES "QuestionSet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_interviewVersionId_fkey" FOREIGN KEY ("interviewVersionId") REFERENCES "InterviewVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "Assignment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "Attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "QuestionVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptItem" ADD CONSTRAINT "AttemptItem_variantId_fkey" FOREIGN KEY ("variantId") REFERENCES "Variant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Class" ADD CONSTRAINT "Class_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_setId_fkey" FOREIGN KEY ("setId") REFERENCES "QuestionSet"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_interviewId_fkey" FOREIGN KEY ("interviewId") REFERENCES "Interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- What Prisma's schema cannot express. Everything above is generated from prisma/schema.prisma.

-- An address is kept in one form, and a password is of no use without one.
ALTER TABLE "User"
  ADD CONSTRAINT "User_email_lower_case" CHECK ("email" = lower("email")),
  ADD CONSTRAINT "User_password_needs_email" CHECK ("passwordHash" IS NULL OR "email" IS NOT NULL),
  ADD CONSTRAINT "User_merged_is_guest" CHECK ("mergedIntoId" IS NULL OR ("mergedIntoId" <> "id" AND "email" IS NULL));

ALTER TABLE "QuestionVersion"
  ADD CONSTRAINT "QuestionVersion_number" CHECK ("number" >= 1),
  ADD CONSTRAINT "QuestionVersion_difficulty" CHECK ("difficulty" BETWEEN 1 AND 5);
ALTER TABLE "Variant"
  ADD CONSTRAINT "Variant_difficulty" CHECK ("difficulty" BETWEEN 1 AND 5);
ALTER TABLE "QuestionText"
  ADD CONSTRAINT "QuestionText_locale" CHECK ("locale" IN ('en', 'zh-CN'));

-- Exactly one of two.
ALTER TABLE "Response"
  ADD CONSTRAINT "Response_one_question" CHECK (num_nonnulls("versionId", "variantId") = 1),
  ADD CONSTRAINT "Response_score" CHECK ("score" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Response_revision" CHECK ("revision" >= 1),
  ADD CONSTRAINT "Response_elapsed" CHECK ("elapsedMs" >= 0),
  ADD CONSTRAINT "Response_locale" CHECK ("locale" IN ('en', 'zh-CN'));
ALTER TABLE "ReviewCard"
  ADD CONSTRAINT "ReviewCard_one_subject" CHECK (num_nonnulls("versionId", "generator") = 1);
ALTER TABLE "SetItem"
  ADD CONSTRAINT "SetItem_points" CHECK ("points" >= 0);
ALTER TABLE "Attempt"
  ADD CONSTRAINT "Attempt_one_subject" CHECK (num_nonnulls("setId", "interviewVersionId") = 1),
  ADD CONSTRAINT "Attempt_finished" CHECK (("status" = 'running') = ("finishedAt" IS NULL)),
  ADD CONSTRAINT "Attempt_score" CHECK ("score" BETWEEN 0 AND 1),
  ADD CONSTRAINT "Attempt_position" CHECK ("position" >= 0),
  ADD CONSTRAINT "Attempt_given_back" CHECK ("givenBackMs" >= 0);
ALTER TABLE "AttemptItem"
  ADD CONSTRAINT "AttemptItem_question" CHECK (num_nonnulls("versionId", "variantId") >= 1),
  ADD CONSTRAINT "AttemptItem_score" CHECK ("score" BETWEEN 0 AND 1),
  ADD CONSTRAINT "AttemptItem_points" CHECK ("points" >= 0);
ALTER TABLE "ShareLink"
  ADD CONSTRAINT "ShareLink_one_subject" CHECK (num_nonnulls("setId", "interviewId") = 1);
ALTER TABLE "Outage"
  ADD CONSTRAINT "Outage_order" CHECK ("endedAt" > "startedAt");

-- A revision counts once within its item; the ones that came late have numbers of their own in the same row of numbers.
CREATE UNIQUE INDEX "Response_attempt_revision_key" ON "Response" ("attemptItemId", "revision") WHERE "attemptItemId" IS NOT NULL;
ALTER TABLE "Assignment"
  ADD CONSTRAINT "Assignment_one_subject" CHECK (num_nonnulls("setId", "interviewId") = 1);

-- What was written stays as it was written.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "QuestionVersion_append_only" BEFORE UPDATE OR DELETE ON "QuestionVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "QuestionText_append_only" BEFORE UPDATE OR DELETE ON "QuestionText"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "InterviewVersion_append_only" BEFORE UPDATE OR DELETE ON "InterviewVersion"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Outage_append_only" BEFORE UPDATE OR DELETE ON "Outage"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE ON "AuditEntry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();
CREATE TRIGGER "Response_no_delete" BEFORE DELETE ON "Response"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- A guest's responses may move, whole, to another user; nothing else of a response may change.
CREATE FUNCTION "move_of_guest_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'userId' = to_jsonb(OLD) - 'userId'
    AND EXISTS (SELECT 1 FROM "User" WHERE "id" = OLD."userId" AND "email" IS NULL) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Response is append-only: UPDATE refused' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Response_append_only" BEFORE UPDATE ON "Response"
  FOR EACH ROW EXECUTE FUNCTION "move_of_guest_only"();

-- A variant's origin never changes; a secret one may be released.
CREATE FUNCTION "release_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'secret' = to_jsonb(OLD) - 'secret' AND NOT NEW."secret" THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Variant is append-only: UPDATE refused' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Variant_append_only" BEFORE UPDATE ON "Variant"
  FOR EACH ROW EXECUTE FUNCTION "release_only"();

-- The version on offer is one of the question's own.
CREATE FUNCTION "own_version_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."currentVersionId" IS NULL
    OR EXISTS (SELECT 1 FROM "QuestionVersion" WHERE "id" = NEW."currentVersionId" AND "questionId" = NEW."id") THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Question %: the current version belongs to another question', NEW."id"
    USING ERRCODE = 'foreign_key_violation';
END $$;
CREATE TRIGGER "Question_own_version" BEFORE INSERT OR UPDATE OF "currentVersionId" ON "Question"
  FOR EACH ROW EXECUTE FUNCTION "own_version_only"();

-- People are found by the beginning of their address: LIKE 'prefix%' under any collation.
CREATE INDEX "User_email_prefix_idx" ON "User" ("email" text_pattern_ops);
