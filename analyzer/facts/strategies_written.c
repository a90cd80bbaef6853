#include "facts/strategies.h"

#include "clerk/strategies.h"
#include "facts/sdk_written.h"
#include "program/lookup.h"

/*
 * Strategies that no call of the SDK is seen to be given: attributes of
 * components, objects of options. Source of the components: clerk/javascript
 * packages/elements/src/react (archived 2025), packages/react/src/components.
 */
struct element {
	const char *name;
	const char *attribute; /* that names it; NULL: the component is it */
	const char *strategy;
};

static const struct element elements[] = {
	{"Strategy", "name", NULL},
	{"SupportedStrategy", "name", NULL},
	{"Connection", "name", NULL},
	{"Passkey", NULL, "passkey"},
	{"SignInWithMetamaskButton", NULL, "web3_metamask_signature"},
};

enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

static const struct element *element_of(struct str name)
{
	for (size_t i = 0; i < ELEMENTS; i++) {
		if (str_is(name, elements[i].name)) {
			return &elements[i];
		}
	}
	return NULL;
}

static const char *flow_of(struct str package)
{
	if (str_ends(package, "/sign-up")) {
		return "sign_up";
	}
	return str_ends(package, "/common") ? "unknown" : "sign_in";
}

void strategies_element(struct strategies *s, expr_id id)
{
	const struct expr *e = &s->summary->exprs[id];
	struct collector *collector = s->collector;
	struct site site = {s->module, id};
	const struct element *element = NULL;
	struct strategy_use use;
	struct sdk_thing tag;
	named_vec names = {0};

	if (e->left != ID_NONE) {
		element = element_of(s->summary->exprs[e->left].name);
	}
	tag = element == NULL ? (struct sdk_thing){0} : sdk_element(collector, site);
	if (element == NULL || tag.kind != SDK_EXPORT || !str_is(tag.path, element->name)) {
		return;
	}
	use.flow = flow_of(tag.package);
	use.api = str_of(element->name);
	use.side = sdk_side(collector, site, &tag);
	if (element->attribute == NULL) {
		strategies_add(s,
			&(struct named){
				.text = str_of(element->strategy), .resolved = true, .at = site},
			&use);
		return;
	}
	named_read(collector, program_property(collector->program, site, element->attribute),
		&s->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		strategies_add(s, &names.items[i], &use);
	}
}

/* The call whose argument an object is; ID_NONE when it stands elsewhere. */
static expr_id call_of(const struct strategies *s, expr_id id)
{
	expr_id outer = lookup_parent(s->collector->program, s->module, id);
	const struct expr *e = outer == ID_NONE ? NULL : &s->summary->exprs[outer];

	return e != NULL && e->kind == EXPR_CALL && e->left != ID_NONE && e->left != id ? outer
											: ID_NONE;
}

/* password, ticket and the like are words of others too. */
static bool is_clerks_own(struct str strategy)
{
	return strategies_is_reset(strategy) || str_starts(strategy, "oauth_") ||
	       str_starts(strategy, "web3_") || str_ends(strategy, "_code") ||
	       str_is(strategy, "email_link");
}

/* In modules that have nothing of Clerk's themselves, it takes more than a word. */
static bool is_meant(const struct strategies *s, struct str strategy, expr_id call, struct str api)
{
	if (!strategies_is(strategy) || is_clerks_own(strategy)) {
		return strategies_is(strategy);
	}
	if (call != ID_NONE &&
		!sdk_written_may_be_clerks(s->collector, (struct site){s->module, call})) {
		return false;
	}
	return s->imports || str_has_nocase(api, "signIn") || str_has_nocase(api, "signUp");
}

void strategies_loose(struct strategies *s, expr_id id)
{
	expr_id value = summary_prop(s->summary, id, "strategy");
	expr_id call = value == ID_NONE ? ID_NONE : call_of(s, id);
	struct site site = {s->module, value};
	struct strategy_use use = {.flow = "unknown", .api = STR("")};
	named_vec names = {0};

	if (value == ID_NONE) {
		return;
	}
	if (call != ID_NONE) {
		use.api = sdk_written_chain(
			s->summary, s->summary->exprs[call].left, s->collector->arena);
		if (summary_kid(s->summary, call, 0) != id) {
			return; /* what is told about an event: track("sign in", { strategy }) */
		}
	}
	use.side = sdk_side(s->collector, site,
		&(struct sdk_thing){.package = STR(""), .name = STR(""), .path = STR("")});
	named_read(s->collector, site, &s->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		if (names.items[i].resolved && is_meant(s, names.items[i].text, call, use.api)) {
			strategies_add(s, &names.items[i], &use);
		}
	}
}
