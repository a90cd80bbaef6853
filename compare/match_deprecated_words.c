#include "compare/match_deprecated.h"

static const char *what_of(enum deprecation_kind kind, bool fatal)
{
	switch (kind) {
	case DEPRECATION_PROP:
	case DEPRECATION_OPTION:
		return fatal ? "no longer taken, so that the call throws,"
			     : "no longer taken, so that it does nothing,";
	case DEPRECATION_VALUE:
		return "no longer known";
	default:
		return "no longer there";
	}
}

const char *match_deprecated_why(const struct match_deprecated *it, bool fatal)
{
	if (it->fate.fate == MATCH_FATE_DEPRECATED) {
		return "it stops to work with a later major of the package";
	}
	switch (it->kind) {
	case DEPRECATION_EXPORT:
		return it->runs ? "the build ends, or it throws where it is used"
				: "the type check fails";
	case DEPRECATION_SUBPATH:
		return "the build ends: the path is not exported";
	case DEPRECATION_PROP:
	case DEPRECATION_OPTION:
		return fatal ? "the request fails when it comes to this line"
			     : "what it set is no longer honoured, and nothing says so";
	case DEPRECATION_MEMBER:
		return fatal ? "what is there is undefined: the call throws, or nobody is "
			       "signed in"
			     : "what is there is undefined";
	default:
		return "the request fails when it comes to this line";
	}
}

struct str match_deprecated_subject(struct audit *audit, const struct match_deprecated *it)
{
	if (it->kind == DEPRECATION_SUBPATH) {
		return str_format(audit->arena, "'%.*s'", STR_ARGS(it->specifier));
	}
	if (it->kind == DEPRECATION_VALUE) {
		struct str value = it->name;
		struct str of = str_take(&value, '.');

		return str_is(of, "getToken") ? STR("the JWT template 'supabase'")
					      : str_format(audit->arena, "the %.*s '%.*s'",
							STR_ARGS(of), STR_ARGS(value));
	}
	return it->name;
}

struct str match_deprecated_words(
	struct audit *audit, const struct match_deprecated *it, bool fatal)
{
	struct str package = match_removed_package(it->specifier);
	const struct match_fate_of *fate = &it->fate;
	const char *deprecated = "is deprecated";

	if (it->kind == DEPRECATION_BEHAVIOR) {
		return str_format(audit->arena,
			"needs %s beside it since %.*s %s, and no package.json of the app has it",
			fate->row->instead, STR_ARGS(package), fate->since);
	}
	if (fate->fate == MATCH_FATE_REMOVED) {
		return str_format(audit->arena, "is %s since %.*s %s", what_of(it->kind, fatal),
			STR_ARGS(package), fate->since);
	}
	if (fate->since != NULL) {
		deprecated = str_format(
			audit->arena, "is deprecated since %.*s %s", STR_ARGS(package), fate->since)
				     .s;
	}
	return fate->until == NULL
		       ? str_format(audit->arena, "%s, and still works", deprecated)
		       : str_format(audit->arena, "%s, and gone with %s", deprecated, fate->until);
}

struct str match_deprecated_fix(
	struct audit *audit, const struct match_deprecated *it, struct str place)
{
	struct str subject = match_deprecated_subject(audit, it);
	const char *instead = it->fate.row->instead;

	if (it->kind == DEPRECATION_BEHAVIOR) {
		return str_format(audit->arena,
			"add %s to the package.json of the app that uses %.*s at %.*s", instead,
			STR_ARGS(subject), STR_ARGS(place));
	}
	if (instead[0] == '\0') {
		return str_format(audit->arena, "remove %.*s at %.*s: nothing takes its place",
			STR_ARGS(subject), STR_ARGS(place));
	}
	if (it->kind == DEPRECATION_SUBPATH) {
		return str_format(
			audit->arena, "import from '%s' at %.*s", instead, STR_ARGS(place));
	}
	if (it->kind == DEPRECATION_EXPORT && (instead[0] == '@' || instead[0] == '/')) {
		struct str package = match_removed_package(it->specifier);

		return str_format(audit->arena, "import %.*s from '%.*s%s' at %.*s",
			STR_ARGS(subject), instead[0] == '/' ? (int)package.n : 0, package.s,
			instead, STR_ARGS(place));
	}
	return str_format(audit->arena, "use %s in place of %.*s at %.*s", instead,
		STR_ARGS(subject), STR_ARGS(place));
}
