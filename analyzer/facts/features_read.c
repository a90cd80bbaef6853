#include "facts/feature.h"

#include "facts/sdk_written.h"

static const struct sdk_thing nothing = {
	.kind = SDK_NONE, .path = {"", 0}, .package = {"", 0}, .name = {"", 0}};

static struct site here(const struct features *f, expr_id id)
{
	return (struct site){f->module, id};
}

static struct str dotted(struct features *f, struct str owner, const char *name)
{
	return str_format(f->collector->arena, "%.*s.%s", STR_ARGS(owner), name);
}

static struct str name_of(struct features *f, const struct sdk_thing *thing)
{
	const char *owner = sdk_written_owner(thing->kind);
	struct str path = str_copy(f->collector->arena, thing->path);

	return owner == NULL ? path
			     : str_format(f->collector->arena, "%s.%.*s", owner, STR_ARGS(path));
}

static void add_rows(struct features *f, const struct sdk_thing *thing, struct feature_use *use)
{
	const struct feature_row *row;

	for (size_t n = 0; (row = feature_row(thing, n)) != NULL; n++) {
		features_add(f, row->feature, use);
	}
}

/* An option that is false, null or another than the one that is meant needs nothing. */
static bool is_asked(struct features *f, struct site value, const struct feature_option *option)
{
	struct value is;

	if (value.expr == ID_NONE) {
		return option->value == NULL; /* a prop without a value is true */
	}
	is = program_single(f->collector->program, value);
	if (option->value != NULL) {
		return is.kind == VALUE_STRING && str_is(is.text, option->value);
	}
	return is.kind != VALUE_NULL &&
	       !(is.kind == VALUE_BOOLEAN && is.number == 0 && !is.guessed);
}

/* What the properties of an element or an object of options ask for. */
static void read_props(struct features *f, expr_id id, struct str owner, struct str side)
{
	const struct expr *e = &f->summary->exprs[id];

	for (uint32_t i = 0; i < e->count; i++) {
		const struct prop *prop = summary_prop_at(f->summary, id, i);
		const struct feature_option *option;

		for (size_t n = 0; (option = feature_option(n)) != NULL; n++) {
			struct site value = here(f, prop->value);
			struct feature_use use = {
				.at = prop->value == ID_NONE ? here(f, id) : value, .side = side};

			if (str_is(prop->key, option->name) &&
				(option->of == NULL || str_is(owner, option->of)) &&
				is_asked(f, value, option)) {
				use.by = dotted(f, owner, option->name);
				features_add(f, option->feature, &use);
			}
		}
	}
}

/* signOut({ sessionId }), createOrganization({ slug }), clerkMiddleware({ … }) */
static void read_arguments(struct features *f, expr_id id, const struct sdk_thing *thing,
	const struct feature_use *use)
{
	const struct program *program = f->collector->program;
	struct str last = str_last_part(thing->path, '.');
	struct feature_use owner = {.by = last, .side = use->side, .payer = use->payer};
	uint32_t count = f->summary->exprs[id].count;

	for (uint32_t i = 0; i < count; i++) {
		struct site given = program_argument(program, here(f, id), i);
		struct value value;

		if (given.expr == ID_NONE) {
			continue;
		}
		value = program_single(program, given);
		if (value.kind == VALUE_OBJECT && value.at.module == f->module) {
			read_props(f, value.at.expr, last, use->side);
		}
		if (i == 0 && features_is_billing(thing)) {
			features_plans(f, given, &owner);
		}
	}
}

static bool has_option(const struct features *f, expr_id object)
{
	for (uint32_t i = 0; i < f->summary->exprs[object].count; i++) {
		if (feature_has_option(&f->names, summary_prop_at(f->summary, object, i)->key)) {
			return true;
		}
	}
	return false;
}

/* Is it worth asking what a call calls? By its last name, the resource's before it, or options. */
static bool may_matter(struct features *f, expr_id id)
{
	const struct summary *summary = f->summary;
	expr_id callee = summary->exprs[id].left;
	const struct expr *e = callee == ID_NONE ? NULL : &summary->exprs[callee];

	if (e == NULL) {
		return false;
	}
	if (feature_may(&f->names, sdk_written_name(summary, callee)) ||
		(e->kind == EXPR_MEMBER && e->left != ID_NONE &&
			feature_is_resource(&f->names, sdk_written_name(summary, e->left)))) {
		return true;
	}
	for (uint32_t i = 0; i < summary->exprs[id].count; i++) {
		expr_id given = summary_kid(summary, id, i);

		if (summary->exprs[given].kind == EXPR_OBJECT && has_option(f, given)) {
			return true;
		}
	}
	return false;
}

void features_call(struct features *f, expr_id id)
{
	struct collector *collector = f->collector;
	struct feature_use use = {.at = here(f, id)};
	struct sdk_thing thing;

	if (!may_matter(f, id)) {
		return;
	}
	thing = sdk_called(collector, use.at);
	if (thing.kind == SDK_NONE) {
		return;
	}
	use.by = name_of(f, &thing);
	use.side = sdk_side(collector, use.at, &thing);
	use.payer = features_payer(f, &thing, use.at);
	if (!features_flow(f, use.at, &thing, &use)) {
		add_rows(f, &thing, &use);
	}
	read_arguments(f, id, &thing, &use);
}

/* <SignUp.Root> of @clerk/elements is a sign-up one builds; its captcha stands where it says. */
static bool read_own_sign_up(
	struct features *f, const struct sdk_thing *tag, struct feature_use *use)
{
	if (!str_ends(tag->package, "/elements/sign-up")) {
		return false;
	}
	use->by = dotted(f, STR("SignUp"), "");
	use->by = str_join(f->collector->arena, use->by, tag->path);
	if (str_is(tag->path, "Root")) {
		features_add(f, "sign_up", use);
		features_add(f, "custom_sign_up", use);
	} else if (str_is(tag->path, "Captcha")) {
		features_add(f, "captcha", use);
	}
	return true;
}

/* Is it worth asking whose component it is? By its name, or by what it is given. */
static bool may_be_clerks(struct features *f, expr_id id)
{
	const struct expr *tag = f->summary->exprs[id].left == ID_NONE
					 ? NULL
					 : &f->summary->exprs[f->summary->exprs[id].left];
	struct str name;

	if (tag == NULL) {
		return false;
	}
	name = tag->kind == EXPR_STRING ? tag->text
					: sdk_written_name(f->summary, f->summary->exprs[id].left);
	if (feature_may(&f->names, name) || str_find_byte(name, '-') != SIZE_MAX ||
		str_is(name, "Root") || str_is(name, "Captcha")) {
		return true;
	}
	return has_option(f, id);
}

/*
 * <ConvexProviderWithClerk> asks for the token template "convex" without a word. Source:
 * get-convex/convex-js src/react-clerk/ConvexProviderWithClerk.tsx.
 */
static bool read_convex(struct features *f, expr_id id)
{
	struct collector *collector = f->collector;
	struct feature_use use = {.at = here(f, id), .by = STR("ConvexProviderWithClerk")};
	struct site tag = program_called(collector->program, use.at);

	if (tag.expr == ID_NONE || !program_is_import(collector->program, tag, "convex/react-clerk",
					   "ConvexProviderWithClerk")) {
		return false;
	}
	use.side = sdk_side(collector, use.at, &nothing);
	features_add_implied(f, "jwt_template", "convex", &use);
	return true;
}

void features_element(struct features *f, expr_id id)
{
	struct collector *collector = f->collector;
	struct feature_use use = {.at = here(f, id)};
	struct sdk_thing tag;

	if ((f->convex && read_convex(f, id)) || !may_be_clerks(f, id)) {
		return;
	}
	tag = sdk_element(collector, use.at);
	if (tag.kind == SDK_NONE) {
		return;
	}
	use.by = str_copy(collector->arena, tag.path);
	use.side = sdk_side(collector, use.at, &tag);
	if (read_own_sign_up(f, &tag, &use)) {
		return;
	}
	use.payer = features_payer(f, &tag, use.at);
	add_rows(f, &tag, &use);
	read_props(f, id, tag.path, use.side);
	if (features_is_billing(&tag)) {
		features_plans(f, use.at, &use);
	}
}

/* Who reads which organization is active needs organizations; its slug may be switched off. */
void features_member(struct features *f, expr_id id)
{
	struct str name = f->summary->exprs[id].name;
	bool slug = str_is(name, "orgSlug");
	struct feature_use use = {.at = here(f, id), .by = slug ? STR("orgSlug") : STR("orgId")};
	struct sdk_thing thing;

	if (!slug && !str_is(name, "orgId")) {
		return;
	}
	thing = sdk_of(f->collector, use.at);
	if (thing.kind != SDK_AUTH || !str_equal(thing.path, use.by)) {
		return;
	}
	use.side = sdk_side(f->collector, use.at, &thing);
	features_add(f, "organizations", &use);
	if (slug) {
		features_add(f, "organization_slugs", &use);
	}
}

static void add_token(struct features *f, const struct named *named, struct feature_use *use)
{
	const char *feature = named->resolved ? feature_of_token(named->text) : NULL;

	if (feature != NULL) {
		use->at = named->at;
		features_add(f, feature, use);
	}
}

/* Options whose names nobody else has, wherever their object is written. */
void features_object(struct features *f, expr_id id)
{
	expr_id tokens = summary_prop(f->summary, id, "acceptsToken");
	struct feature_use use = {.by = STR("acceptsToken")};
	named_vec names = {0};

	if (tokens == ID_NONE || !f->imports) {
		return;
	}
	use.side = sdk_side(f->collector, here(f, tokens), &nothing);
	named_read(f->collector, here(f, tokens), &f->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		add_token(f, &names.items[i], &use);
	}
}

/* The element that bot protection is shown in, where a sign-up is one's own. */
void features_string(struct features *f, expr_id id)
{
	const struct expr *e = &f->summary->exprs[id];
	struct feature_use use = {.at = here(f, id), .by = STR("clerk-captcha")};

	if (str_is(e->text, "clerk-captcha") ||
		(str_has(e->text, "clerk-captcha\"") && str_has(e->text, "id="))) {
		use.side = sdk_side(f->collector, use.at, &nothing);
		features_add(f, "captcha", &use);
	}
}
