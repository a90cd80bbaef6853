#include "facts/api_uses.h"

#include "base/ascii.h"
#include "facts/named.h"

enum {
	ARGUMENTS_MOST = 4, /* of a call that are looked into for options */
	ITEMS_MOST = 64, /* of a word */
};

static struct site site_of(const struct api_uses *uses, expr_id expr)
{
	return (struct site){uses->module, expr};
}

/* after-sign-out-url of Vue's templates is afterSignOutUrl. */
static struct str camel(struct arena *arena, struct str key)
{
	char *out;
	size_t n = 0;

	if (str_find_byte(key, '-') == SIZE_MAX) {
		return key;
	}
	out = arena_alloc(arena, key.n + 1);
	for (size_t i = 0; i < key.n; i++) {
		bool upper = i > 0 && key.s[i - 1] == '-';

		if (key.s[i] != '-') {
			out[n++] = upper ? ascii_upper(key.s[i]) : key.s[i];
		}
	}
	return (struct str){out, n};
}

static void add(struct api_uses *uses, struct site at, struct str package, struct str owner,
	struct str key, const char *form)
{
	struct api_use use = {.package = package, .form = form};

	use.name = str_format(uses->collector->arena, "%.*s.%.*s", STR_ARGS(owner), STR_ARGS(key));
	use.side = api_uses_side(uses, at.expr, package, owner);
	api_uses_add(uses, at.expr, &use);
}

/* Values of these are words of Clerk's own; what others are given may be secret. */
static bool tells_value(struct str key)
{
	return str_is(key, "acceptsToken") || str_is(key, "token");
}

/* TokenType.ApiKey. Source: clerk/javascript packages/backend/src/tokens/tokenTypes.ts */
static struct str token_type(struct api_uses *uses, struct site site)
{
	static const char *const types[][2] = {{"TokenType.SessionToken", "session_token"},
		{"TokenType.ApiKey", "api_key"}, {"TokenType.M2MToken", "m2m_token"},
		{"TokenType.OAuthToken", "oauth_token"}};
	struct value value = program_single(uses->collector->program, site);

	for (size_t i = 0; value.kind == VALUE_IMPORT && i < sizeof(types) / sizeof(types[0]);
		i++) {
		if (str_is(value.name, types[i][0])) {
			return str_of(types[i][1]);
		}
	}
	return STR("");
}

/* One use for each kind of token that is accepted. */
static void add_values(struct api_uses *uses, struct site object, struct str package,
	struct str owner, struct str key)
{
	named_vec values = {0};
	struct api_use use = {.package = package, .form = "option"};

	named_read_option(
		uses->collector, object, str_copy(&uses->scratch, key).s, &uses->scratch, &values);
	use.name = str_format(uses->collector->arena, "%.*s.%.*s", STR_ARGS(owner), STR_ARGS(key));
	for (size_t i = 0; i < values.n; i++) {
		struct place at = collector_site(uses->collector, values.items[i].at);
		struct fact_api_use fact = {.at = at,
			.package = package,
			.name = use.name,
			.form = STR("option"),
			.side = api_uses_side(uses, object.expr, package, owner),
			.value = values.items[i].resolved ? values.items[i].text
							  : token_type(uses, values.items[i].at)};

		if (uses->count++ < COLLECTOR_FACTS_PER_FILE) {
			vec_push(uses->collector->arena, &uses->collector->facts->api_uses, fact);
		}
	}
}

/* The value of a key, or of `a.b` in what a is given; where it stands in this file. */
static bool find_key(struct api_uses *uses, struct site object, struct str key, struct site *out)
{
	const struct program *program = uses->collector->program;

	while (!str_absent(key)) {
		struct site found;

		if (program_find_property(program, object, str_take(&key, '.'), &found) !=
			PROPERTY_FOUND) {
			return false;
		}
		object = found;
	}
	*out = object;
	return true;
}

/* A value in another file, or a prop without one, is pointed at where it is given. */
static struct site place_in(const struct api_uses *uses, struct site value, struct site given)
{
	return value.module == uses->module && value.expr != ID_NONE ? value : given;
}

static void read_prop(struct api_uses *uses, expr_id element, const struct prop *prop,
	struct str package, struct str component, const struct api_wanted_item *item)
{
	struct str key = camel(&uses->scratch, prop->key);
	struct str rest = item->key;
	struct str first = str_take(&rest, '.');
	struct site value = {uses->module, prop->value};
	struct api_use use = {.package = package, .form = "prop"};

	if (str_absent(rest) ? !api_wanted_has_key(item, key) : !str_equal(first, key)) {
		return;
	}
	if (!str_absent(rest) && (value.expr == ID_NONE || !find_key(uses, value, rest, &value))) {
		return;
	}
	use.name = str_format(uses->collector->arena, "%.*s.%.*s%s%.*s", STR_ARGS(component),
		STR_ARGS(key), str_absent(rest) ? "" : ".", STR_ARGS(rest));
	use.side = api_uses_side(uses, element, package, component);
	value = place_in(uses, value, site_of(uses, prop->value));
	if (value.expr == ID_NONE) {
		api_uses_add_at(uses, prop->start, prop->end, &use);
	} else {
		api_uses_add(uses, value.expr, &use);
	}
}

/* {...props}: what is in the object. */
static void read_spread(struct api_uses *uses, const struct prop *prop, struct str package,
	struct str component, const struct api_wanted_item *item)
{
	struct site value;

	if (prop->value != ID_NONE && !str_ends(item->key, "*") &&
		find_key(uses, site_of(uses, prop->value), item->key, &value)) {
		add(uses, place_in(uses, value, site_of(uses, prop->value)), package, component,
			item->key, "prop");
	}
}

/* Several rows may speak of one key: the first says that it is looked for. */
static bool is_seen(
	const struct api_wanted_item *item, const struct api_wanted_item **seen, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (str_equal(seen[i]->key, item->key)) {
			return true;
		}
	}
	return false;
}

/* The items under a word that speak of this package and owner, one for each key. */
static size_t collect(struct api_uses *uses, uint32_t index, struct str package, struct str owner,
	const struct api_wanted_item *out[ITEMS_MOST])
{
	size_t n = 0;

	for (; index != ID_NONE && n < ITEMS_MOST; index = uses->wanted.items.items[index].next) {
		const struct api_wanted_item *item = &uses->wanted.items.items[index];

		if (api_wanted_fits(item, package, owner) && !is_seen(item, out, n)) {
			out[n++] = item;
		}
	}
	return n;
}

static void read_props_of(struct api_uses *uses, expr_id element, struct str package,
	struct str component, struct str word)
{
	const struct api_wanted_item *items[ITEMS_MOST];
	size_t count = collect(
		uses, api_wanted_first(&uses->wanted.props, word), package, component, items);

	for (uint32_t p = 0; count > 0 && p < uses->summary->exprs[element].count; p++) {
		const struct prop *prop = summary_prop_at(uses->summary, element, p);

		for (size_t i = 0; i < count; i++) {
			if (prop->kind == PROP_SPREAD) {
				read_spread(uses, prop, package, component, items[i]);
			} else {
				read_prop(uses, element, prop, package, component, items[i]);
			}
		}
	}
}

void api_options_read_props(
	struct api_uses *uses, expr_id element, struct str package, struct str component)
{
	read_props_of(uses, element, package, component, component);
	read_props_of(uses, element, package, component, STR("*"));
}

static void read_argument(struct api_uses *uses, struct site argument, struct str package,
	struct str owner, const struct api_wanted_item *item)
{
	struct site value;

	if (!find_key(uses, argument, item->key, &value)) {
		return;
	}
	if (tells_value(item->key)) {
		add_values(uses, argument, package, owner, item->key);
	} else {
		add(uses, place_in(uses, value, argument), package, owner, item->key, "option");
	}
}

static bool may_hold_options(const struct summary *summary, expr_id argument)
{
	enum expr_kind kind = (enum expr_kind)summary->exprs[argument].kind;

	return kind == EXPR_OBJECT || kind == EXPR_NAME || kind == EXPR_MEMBER ||
	       kind == EXPR_CHOICE || kind == EXPR_CALL;
}

static void read_options_of(
	struct api_uses *uses, expr_id call, struct str package, struct str owner)
{
	const struct api_wanted_item *items[ITEMS_MOST];
	struct str word = str_last_part(owner, '.');
	size_t count =
		collect(uses, api_wanted_first(&uses->wanted.options, word), package, owner, items);

	for (uint32_t n = 0; n < ARGUMENTS_MOST && count > 0; n++) {
		expr_id argument = summary_kid(uses->summary, call, n);

		if (argument == ID_NONE) {
			break;
		}
		for (size_t i = 0; i < count && may_hold_options(uses->summary, argument); i++) {
			read_argument(uses, site_of(uses, argument), package, owner, items[i]);
		}
	}
}

void api_options_read(struct api_uses *uses, expr_id call, struct str package, struct str owner)
{
	struct str word = str_last_part(owner, '.');

	read_options_of(uses, call, package, owner);
	if (word.n != owner.n) {
		read_options_of(uses, call, package, word); /* useSignIn().setActive */
	}
}

static struct str called_word(const struct summary *summary, expr_id call)
{
	expr_id left = summary->exprs[call].left;
	const struct expr *e = left == ID_NONE ? NULL : &summary->exprs[left];

	return e != NULL && (e->kind == EXPR_MEMBER || e->kind == EXPR_NAME) ? e->name : STR("");
}

/* { strategy: 'saml' }, getUserOauthAccessToken(id, 'oauth_google') */
static expr_id old_value(const struct api_uses *uses, expr_id call, struct str word)
{
	const struct summary *summary = uses->summary;
	bool provider = str_is(word, "getUserOauthAccessToken");
	expr_id argument = summary_kid(summary, call, provider ? 1 : 0);
	expr_id value = argument;

	if (!provider && argument != ID_NONE && summary->exprs[argument].kind == EXPR_OBJECT) {
		value = summary_prop(summary, argument, "strategy");
	}
	if (value == ID_NONE || summary->exprs[value].kind != EXPR_STRING) {
		return ID_NONE;
	}
	if (provider) {
		return str_starts(summary->exprs[value].text, "oauth_") ? value : ID_NONE;
	}
	return value != argument && str_is(summary->exprs[value].text, "saml") ? value : ID_NONE;
}

static void read_old_value(struct api_uses *uses, expr_id call, struct str word)
{
	expr_id value = old_value(uses, call, word);
	struct sdk_thing thing;
	struct api_use use = {.form = "option"};

	if (value == ID_NONE) {
		return;
	}
	thing = sdk_called(uses->collector, site_of(uses, call));
	if (thing.kind == SDK_NONE) {
		return;
	}
	use.package = thing.package;
	use.name = str_format(uses->collector->arena, "%s.%.*s",
		str_is(word, "getUserOauthAccessToken") ? "provider" : "strategy",
		STR_ARGS(uses->summary->exprs[value].text));
	use.side = sdk_side(uses->collector, site_of(uses, call), &thing);
	api_uses_add(uses, value, &use);
}

void api_options_read_call(struct api_uses *uses, expr_id call)
{
	struct str word = called_word(uses->summary, call);
	struct sdk_thing thing;

	if (word.n == 0 || uses->summary->exprs[call].count == 0) {
		return;
	}
	read_old_value(uses, call, word);
	if (api_wanted_first(&uses->wanted.options, word) == ID_NONE ||
		(uses->leads &&
			!str_absent(api_origins_of(&uses->origins, uses->summary->exprs[call].left)
					    .package))) {
		return;
	}
	thing = sdk_called(uses->collector, site_of(uses, call));
	if (thing.kind != SDK_NONE) {
		api_options_read(
			uses, call, thing.package, api_wanted_name(&uses->scratch, &thing));
	}
}
