#include "facts/feature.h"

#include "program/lookup.h"

/*
 * Words that nobody but Clerk has: code that knows one deals with what it
 * stands for, in whatever form. Sources: clerk/javascript packages/shared/src/
 * types/{signIn,signUp,session,clerk}.ts; clerk-docs guides/development/
 * custom-flows. As of 2026-08-22.
 */
struct word {
	const char *text;
	const char *feature;
};

static const struct word words[] = {
	{"needs_second_factor", "second_factor"},
	{"setup-mfa", "session_tasks"},
	{"legalAccepted", "legal"},
	{"legal_accepted", "legal"},
};

/* Members and keys of objects. */
static const struct word names[] = {
	{"supportedSecondFactors", "second_factor"},
	{"needs_second_factor", "second_factor"},
	{"currentTask", "session_tasks"},
	{"treatPendingAsSignedOut", "session_tasks"},
	{"missingFields", "sign_up_fields"},
	{"unverifiedFields", "sign_up_fields"},
	{"legalAccepted", "legal"},
	{"legal_accepted", "legal"},
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static const char *find(const struct word *list, size_t n, struct str text)
{
	for (size_t i = 0; i < n; i++) {
		if (str_is(text, list[i].text)) {
			return list[i].feature;
		}
	}
	return NULL;
}

static void add(struct features *f, const char *feature, expr_id at, struct str by)
{
	struct sdk_thing nothing = {.path = {"", 0}, .package = {"", 0}, .name = {"", 0}};
	struct feature_use use = {.at = {f->module, at}};

	use.by = str_copy(f->collector->arena, by);
	use.side = sdk_side(f->collector, use.at, &nothing);
	features_add(f, feature, &use);
}

/* Options of Clerk's own calls are read where the calls are. */
static bool is_given_to_clerk(struct features *f, expr_id object)
{
	expr_id outer = lookup_parent(f->collector->program, f->module, object);

	return outer != ID_NONE && f->summary->exprs[outer].kind == EXPR_CALL &&
	       sdk_called(f->collector, (struct site){f->module, outer}).kind != SDK_NONE;
}

static void read_keys(struct features *f, expr_id object)
{
	for (uint32_t i = 0; i < f->summary->exprs[object].count; i++) {
		struct str key = summary_prop_at(f->summary, object, i)->key;
		const char *feature = find(names, COUNT(names), key);

		if (feature != NULL &&
			(!str_is(key, "legalAccepted") || !is_given_to_clerk(f, object))) {
			add(f, feature, object, key);
		}
	}
}

void features_word(struct features *f, expr_id id)
{
	const struct expr *e = &f->summary->exprs[id];
	const char *feature = NULL;

	if (!f->imports && !f->clerks) {
		return;
	}
	switch ((enum expr_kind)e->kind) {
	case EXPR_STRING:
		feature = find(words, COUNT(words), e->text);
		break;
	case EXPR_MEMBER:
		feature = find(names, COUNT(names), e->name);
		break;
	case EXPR_OBJECT:
		read_keys(f, id);
		break;
	default:
		break;
	}
	features_status(f, id);
	if (feature != NULL) {
		add(f, feature, id, e->kind == EXPR_STRING ? e->text : e->name);
	}
}
