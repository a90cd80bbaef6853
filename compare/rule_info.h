#ifndef COMPARE_RULE_INFO_H
#define COMPARE_RULE_INFO_H

#include "base/str.h"

/* What is written once about a rule, and read by every report and page. */
enum severity {
	SEVERITY_NOTE,
	SEVERITY_WARNING,
	SEVERITY_BLOCKER,
};

enum needs {
	NEEDS_REPO, /* R */
	NEEDS_SNAPSHOT, /* S */
	NEEDS_BOTH, /* R+S */
};

struct rule_info {
	const char *id; /* "CLERK-WEBHOOK-001"; never changes meaning */
	const char *area; /* keys, webhooks, sessions, middleware, sign-in, domains, … */
	const char *title; /* lower case, no full stop */
	enum severity severity;
	enum needs needs;
	/*
	 * Fields of the instance that it rests on (snapshot/fields.h): "a b", and "list.member"
	 * of a list's items; "" none of them in particular; NULL where it needs no snapshot.
	 */
	const char *reads;
	bool once; /* NEEDS_SNAPSHOT: about the snapshot, so called once and without an instance */
	/*
	 * NEEDS_BOTH: about values that differ by environment, so called once for each environment
	 * of the app that has an instance of its own; else for the main one alone.
	 */
	bool environments;
	/*
	 * It goes by how Clerk's packages behave, so it is not called for an app with one of a
	 * major version that the tables (clerk/knowledge.h) do not know.
	 */
	bool sdk;
	const char *about; /* what must exist for it to apply: "a Clerk webhook handler" */
	const char *symptom; /* the failure a user sees, with Clerk's code for it */
	/*
	 * Further codes of clerk/errors.h whose cause it finds, a blank between; NULL: the
	 * symptom names all.
	 */
	const char *codes;
	/*
	 * What code scanning ranks by: GitHub's security-severity, "0.1" to "10.0", and the
	 * numbers of the weaknesses (cwe.mitre.org), a blank between. NULL: not about security.
	 */
	const char *security;
	const char *cwe;
	const char *since; /* version that first had it */
	const char *page; /* Markdown, embedded by the build */
};

const char *severity_name(enum severity severity);
const char *needs_name(enum needs needs); /* "R+S" */
const char *needs_text(enum needs needs); /* "the repository and a snapshot" */

/* Do the rule's symptom or codes name this error code, as a whole word? */
bool rule_info_names(const struct rule_info *info, struct str code);

#endif
