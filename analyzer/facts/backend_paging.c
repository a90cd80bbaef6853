#include "facts/backend_calls.h"

enum {
	ARGUMENTS_MOST = 3,
	PAGE = 10, /* entries of a page when nothing is said: clerk/openapi-specs bapi, "limit" */
};

/* Lists that come whole when nothing is said. Source: clerk/openapi-specs bapi. 2026-08. */
static bool is_whole(struct str call)
{
	static const char *const names[] = {"allowlistIdentifiers.getAllowlistIdentifierList",
		"blocklistIdentifiers.getBlocklistIdentifierList", "domains.list",
		"jwtTemplates.list", "redirectUrls.getRedirectUrlList"};

	return str_in(call, names, sizeof(names) / sizeof(names[0]));
}

bool backend_paging_is_list(struct str call)
{
	struct str method = str_last_part(call, '.');

	return (str_is(method, "list") ||
		       (str_starts(method, "get") && str_ends(method, "List"))) &&
	       !is_whole(call);
}

bool backend_paging_is_collection(struct str part)
{
	static const char *const names[] = {"users", "organizations", "memberships", "invitations",
		"sessions", "clients", "organization_memberships", "organization_invitations",
		"waitlist_entries", "oauth_applications", "machines", "saml_connections",
		"enterprise_connections"};

	return str_in(part, names, sizeof(names) / sizeof(names[0]));
}

bool backend_paging_in_query(struct str query)
{
	while (!str_absent(query)) {
		struct str pair = str_take(&query, '&');

		if (str_starts(pair, "limit=") || str_starts(pair, "offset=")) {
			return true;
		}
	}
	return false;
}

/* Are they asked for by a list that is short enough for one page? */
static bool is_few(struct backend *backend, struct site filter)
{
	const struct program *program = backend->collector->program;
	struct value value = program_single(program, filter);
	const struct expr *e = program_expr(program, value.at);

	if (value.kind != VALUE_ARRAY) {
		return false;
	}
	for (uint32_t i = 0; i < e->count; i++) {
		expr_id kid =
			summary_kid(program->modules[value.at.module].summary, value.at.expr, i);

		if (program_expr(program, (struct site){value.at.module, kid})->kind ==
			EXPR_SPREAD) {
			return false;
		}
	}
	return e->count <= PAGE;
}

static bool is_filtered(struct backend *backend, struct site options)
{
	static const char *const keys[] = {
		"userId", "emailAddress", "phoneNumber", "username", "externalId", "web3Wallet"};
	struct site found;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (program_find_property(backend->collector->program, options, str_of(keys[i]),
			    &found) == PROPERTY_FOUND &&
			is_few(backend, found)) {
			return true;
		}
	}
	return false;
}

/* Sets *unknown when the object may hold it, and nothing says so. */
static bool is_given(struct backend *backend, struct site options, bool *unknown)
{
	static const char *const keys[] = {"limit", "offset", "pageSize", "initialPage"};
	struct site found;

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		enum property property = program_find_property(
			backend->collector->program, options, str_of(keys[i]), &found);

		if (property == PROPERTY_FOUND) {
			return true;
		}
		*unknown = *unknown || property == PROPERTY_UNKNOWN;
	}
	return false;
}

/* Ids stand before the options; what is no object holds no paging. */
static bool may_be_options(const struct program *program, struct site argument)
{
	enum expr_kind kind = (enum expr_kind)program_expr(program, argument)->kind;
	enum value_kind value;

	if (kind == EXPR_OBJECT || kind == EXPR_SPREAD) {
		return true;
	}
	value = program_single(program, argument).kind;
	return value == VALUE_OBJECT || value == VALUE_UNKNOWN || value == VALUE_PARAM;
}

struct str backend_paging_of(struct backend *backend, struct site call)
{
	const struct program *program = backend->collector->program;
	const struct expr *e = program_expr(program, call);
	bool unknown = false;
	bool filtered = false;

	for (uint32_t i = 0; i < ARGUMENTS_MOST && i < e->count; i++) {
		struct site argument = program_argument(program, call, i);

		if (argument.expr == ID_NONE || !may_be_options(program, argument)) {
			continue;
		}
		if (is_given(backend, argument, &unknown)) {
			return STR("given");
		}
		filtered = filtered || is_filtered(backend, argument);
	}
	return filtered ? STR("filtered") : unknown ? STR("unknown") : STR("absent");
}
