#include "facts/authorization.h"

#include "clerk/claims.h"
#include "facts/words.h"
#include "program/lookup.h"

/*
 * What a comparison asks about: a role of Clerk's by where it comes from, by
 * the property that carries it through the program, or by its name alone.
 */

enum {
	CALL_NAME_DEEP = 4,
	PARAMS_DEEP = 2, /* functions that hand a role on to each other */
	CALLERS_MOST = 64, /* of all of them */
};

/* A property by its name: what it is given everywhere. */
enum { GIVEN_CLERKS = 1, GIVEN_OTHER = 2 };

struct role_carriers {
	struct map given; /* name → GIVEN_… */
};

/* c.get("orgRole"), getRole(): the name in the call, or of what is called. */
static struct site named_by_call(const struct program *program, struct site call)
{
	struct site first = program_argument(program, call, 0);

	if (first.expr != ID_NONE && program_expr(program, first)->kind == EXPR_STRING) {
		return first;
	}
	return program_called(program, call);
}

/* The last name an expression is written with: role of `m.role`, `const { role } = m`, get("role").
 */
static struct str last_name(const struct program *program, struct site site)
{
	for (unsigned deep = 0; site.expr != ID_NONE && deep < CALL_NAME_DEEP; deep++) {
		const struct expr *e = program_expr(program, site);

		switch ((enum expr_kind)e->kind) {
		case EXPR_NAME:
		case EXPR_MEMBER:
			return e->name;
		case EXPR_STRING:
			return e->text;
		case EXPR_CALL:
			site = named_by_call(program, site);
			break;
		case EXPR_AWAIT:
		case EXPR_EITHER:
		case EXPR_ASSIGN:
			site = program_beside(site, e->left);
			break;
		default:
			return STR("");
		}
	}
	return STR("");
}

static bool is_role_name(struct str name)
{
	return str_has_nocase(name, "role");
}

static const char *kind_by_name(struct str name)
{
	if (is_role_name(name)) {
		return "role";
	}
	return str_has_nocase(name, "permission") ? "permission" : NULL;
}

/* What a local name stands for: user.orgRole in `const { orgRole: role } = user`. */
static struct site behind_name(const struct program *program, struct site site)
{
	const struct summary *summary = program->modules[site.module].summary;
	const struct expr *e = &summary->exprs[site.expr];
	expr_id value = e->kind == EXPR_NAME && e->binding != ID_NONE
				? summary->bindings[e->binding].value
				: ID_NONE;

	return value != ID_NONE &&
			       kind_by_name(last_name(program, program_beside(site, value))) != NULL
		       ? program_beside(site, value)
		       : site;
}

static struct str property_name(const struct program *program, struct site site)
{
	return last_name(program, behind_name(program, site));
}

static const char *kind_of_claim(struct str path)
{
	if (claims_is_role(path)) {
		return "role";
	}
	if (claims_is_permissions(path)) {
		return "permission";
	}
	return claims_is_plans(path) ? "plan" : claims_is_features(path) ? "feature" : NULL;
}

/* As it is written, the last two names: user.orgRole, invitation.role. */
static struct str written(struct authorization *a, struct site site)
{
	const struct program *program = a->collector->program;
	struct site from = behind_name(program, site);
	const struct expr *e = program_expr(program, from);
	struct str name = last_name(program, from);
	struct str object;

	if (e->kind != EXPR_MEMBER || e->left == ID_NONE) {
		return name;
	}
	object = last_name(program, program_beside(from, e->left));
	return object.n == 0 ? name
			     : str_format(a->collector->arena, "%.*s.%.*s", STR_ARGS(object),
				       STR_ARGS(name));
}

/* What it is by where it comes from. */
static struct authorization_subject by_origin(struct collector *collector, struct site site)
{
	struct authorization_subject subject = {
		.thing = sdk_of(collector, site), .clerks = true, .otherwise = {"", 0}};
	struct claim_path claim;

	switch (subject.thing.kind) {
	case SDK_ORG_ROLE:
		subject.kind = subject.thing.path.n == 0 ? "role" : NULL;
		subject.text = STR("orgRole");
		break;
	case SDK_MEMBER_ROLE:
		subject.kind = subject.thing.path.n == 0 ? "role" : NULL;
		subject.text = STR("membership.role");
		break;
	case SDK_ORG_PERMISSIONS:
		subject.kind = subject.thing.path.n == 0 ? "permission" : NULL;
		subject.text = STR("orgPermissions");
		break;
	case SDK_CLAIMS:
	case SDK_NONE:
		claim = claim_path_of(collector, site);
		subject.kind = str_absent(claim.path) ? NULL : kind_of_claim(claim.path);
		subject.text = claim.path;
		break;
	default:
		break;
	}
	if (subject.kind != NULL) {
		subject.otherwise = authorization_otherwise(collector, site);
	}
	return subject;
}

/* What a caller gives that is no role of Clerk's. */
static void note_other(struct collector *collector, struct site given, struct str *otherwise)
{
	struct value value = program_single(collector->program, given);

	if (value.kind != VALUE_NULL) {
		authorization_add_otherwise(
			collector, otherwise, value.kind == VALUE_STRING ? value.text : STR("*"));
	}
}

static struct authorization_subject by_callers(
	struct collector *collector, struct site site, unsigned depth, unsigned *asked);

/* The claim has the role without its prefix. */
static bool is_short(struct str subject)
{
	return str_is(subject, "o.rol");
}

static void note_caller(struct collector *collector, struct site given, unsigned depth,
	unsigned *asked, struct authorization_subject *subject)
{
	struct str otherwise = subject->otherwise;
	struct authorization_subject it = by_origin(collector, given);

	if (it.kind == NULL) {
		it = by_callers(collector, given, depth + 1, asked);
	}
	if (it.kind == NULL) {
		note_other(collector, given, &subject->otherwise);
		return;
	}
	authorization_add_otherwise(collector, &otherwise, it.otherwise);
	if (subject->kind == NULL) {
		*subject = it;
	} else if (is_short(it.text) != is_short(subject->text)) {
		otherwise = STR("*");
	}
	subject->otherwise = otherwise;
}

/* isAdmin(orgRole): a parameter is what some caller is seen to give for it. */
static struct authorization_subject by_callers(
	struct collector *collector, struct site site, unsigned depth, unsigned *asked)
{
	const struct program *program = collector->program;
	struct authorization_subject subject = {.kind = NULL, .otherwise = {"", 0}};
	struct value param = program_single(program, site);
	named_sites callers = {0};
	const struct expr *e;
	struct site function;

	if (param.kind != VALUE_PARAM || depth == PARAMS_DEEP) {
		return subject;
	}
	e = program_expr(program, param.at);
	function = program_beside(param.at, lookup_function(program, param.at.module, e->function));
	if (function.expr != ID_NONE) {
		named_callers(collector, function, &callers);
	}
	for (size_t i = 0; i < callers.n && *asked < CALLERS_MOST; i++) {
		struct site given =
			named_given_member(collector, callers.items[i], e->index, param.name);

		if (given.expr != ID_NONE) {
			++*asked;
			note_caller(collector, given, depth, asked, &subject);
		}
	}
	if (*asked == CALLERS_MOST) {
		subject.otherwise = STR("*");
	}
	return subject;
}

/* Does every place that gives a property of this name give Clerk's role? */
static bool is_carried(const struct role_carriers *carriers, struct str name)
{
	return carriers != NULL && map_get(&carriers->given, name) == GIVEN_CLERKS;
}

/* What an instance stores beside its users is none of its roles. */
static bool is_metadata(struct authorization *a, struct site site)
{
	return str_has_nocase(program_text(a->collector->program, site), "metadata");
}

struct authorization_subject authorization_subject_of(struct authorization *a, struct site site)
{
	const struct program *program = a->collector->program;
	struct authorization_subject subject = by_origin(a->collector, site);
	struct str name;

	if (subject.kind != NULL) {
		return subject;
	}
	name = property_name(program, site);
	if (is_role_name(name)) {
		unsigned asked = 0;
		struct authorization_subject given = by_callers(a->collector, site, 0, &asked);

		if (given.kind != NULL) {
			return given;
		}
	}
	subject.clerks = is_role_name(name) && is_carried(a->carriers, name);
	subject.otherwise = authorization_otherwise(a->collector, site);
	subject.kind = kind_by_name(name);
	if (subject.kind == NULL) {
		subject.kind = kind_by_name(last_name(program, site));
	}
	subject.metadata = subject.thing.kind == SDK_USER ||
			   str_has_nocase(subject.thing.path, "metadata") ||
			   is_metadata(a, behind_name(program, site));
	if (subject.metadata) {
		subject.kind = NULL;
	}
	subject.text = subject.kind == NULL ? STR("") : written(a, site);
	return subject;
}

static void note_given(struct collector *collector, struct role_carriers *carriers, struct str name,
	struct site value)
{
	const struct program *program = collector->program;
	struct authorization_subject subject;
	uint32_t given = map_get(&carriers->given, name);
	uint32_t now;

	if (value.expr == ID_NONE || program_expr(program, value)->kind == EXPR_NULL) {
		return;
	}
	subject = by_origin(collector, value);
	now = subject.kind != NULL && str_is(str_of(subject.kind), "role") ? GIVEN_CLERKS
									   : GIVEN_OTHER;
	/* handed on under the same name */
	if (now == GIVEN_OTHER && str_equal(property_name(program, value), name)) {
		return;
	}
	given = given == MAP_NONE ? 0 : given;
	map_put(collector->arena, &carriers->given, name, given | now);
}

/* A bare `role` is what anyone calls a role of their own. */
static bool may_carry(struct str name)
{
	return is_role_name(name) && !str_is_nocase(name, "role") && !str_is_nocase(name, "roles");
}

static void note_object(
	struct collector *collector, struct role_carriers *carriers, struct site object)
{
	const struct summary *summary = collector->program->modules[object.module].summary;

	for (uint32_t i = 0; i < summary->exprs[object.expr].count; i++) {
		const struct prop *prop = summary_prop_at(summary, object.expr, i);

		if (prop->kind == PROP_VALUE && may_carry(prop->key)) {
			note_given(collector, carriers, prop->key,
				program_beside(object, prop->value));
		}
	}
}

/* c.set("orgRole", auth.orgRole) */
static void note_call(struct collector *collector, struct role_carriers *carriers, struct site call)
{
	const struct program *program = collector->program;
	struct site key = program_argument(program, call, 0);
	struct site value = program_argument(program, call, 1);

	if (value.expr == ID_NONE || program_expr(program, key)->kind != EXPR_STRING ||
		!may_carry(program_expr(program, key)->text)) {
		return;
	}
	note_given(collector, carriers, program_expr(program, key)->text, value);
}

/* request.orgRole = auth.orgRole */
static void note_assignment(
	struct collector *collector, struct role_carriers *carriers, struct site assign)
{
	const struct expr *e = program_expr(collector->program, assign);
	const struct expr *left = e->left == ID_NONE ? NULL
						     : program_expr(collector->program,
							       program_beside(assign, e->left));

	if (left != NULL && left->kind == EXPR_MEMBER && may_carry(left->name)) {
		note_given(collector, carriers, left->name, program_beside(assign, e->right));
	}
}

static void note_module(
	struct collector *collector, struct role_carriers *carriers, uint32_t module)
{
	const struct program *program = collector->program;
	const uint32_t kinds = KINDS(EXPR_OBJECT) | KINDS(EXPR_ASSIGN) | KINDS(EXPR_CALL);

	for (expr_id i = 0; (i = lookup_next(program, module, kinds, i)) != ID_NONE; i++) {
		struct site site = {module, i};
		enum expr_kind kind = (enum expr_kind)program_expr(program, site)->kind;

		if (kind == EXPR_OBJECT) {
			note_object(collector, carriers, site);
		} else if (kind == EXPR_ASSIGN) {
			note_assignment(collector, carriers, site);
		} else {
			note_call(collector, carriers, site);
		}
	}
}

struct role_carriers *authorization_carriers(struct collector *collector)
{
	const struct program *program = collector->program;
	struct role_carriers *carriers = arena_new(collector->arena, struct role_carriers);

	for (uint32_t m = 0; m < program->module_count; m++) {
		if (program->modules[m].live && (words_in(collector, m) & WORDS_ROLE) != 0) {
			note_module(collector, carriers, m);
		}
	}
	return carriers;
}
