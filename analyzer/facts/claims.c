#include "clerk/claims.h"
#include "facts/claim_path.h"
#include "facts/interface.h"
#include "facts/words.h"
#include "program/lookup.h"

/* Claims of the session's token that are read, and those that types say there are. */

static const struct expr *expr_at(const struct collector *collector, struct site site)
{
	return program_expr(collector->program, site);
}

/* Is it what a call calls, or a property that every list and text has? */
static bool is_method(const struct collector *collector, struct site member, expr_id outer)
{
	const struct expr *e =
		outer == ID_NONE ? NULL : expr_at(collector, (struct site){member.module, outer});

	return str_is(expr_at(collector, member)->name, "length") ||
	       (e != NULL && e->kind == EXPR_CALL && e->left == member.expr);
}

/* Does the path go on: metadata of metadata.role? */
static bool goes_on(const struct collector *collector, struct site member)
{
	expr_id outer = lookup_parent(collector->program, member.module, member.expr);
	struct site at = {member.module, outer};
	const struct expr *e = outer == ID_NONE ? NULL : expr_at(collector, at);

	return e != NULL && e->kind == EXPR_MEMBER && e->left == member.expr &&
	       !is_method(collector, at, lookup_parent(collector->program, at.module, outer));
}

static bool is_written(const struct collector *collector, struct site member)
{
	expr_id outer = lookup_parent(collector->program, member.module, member.expr);
	const struct expr *e =
		outer == ID_NONE ? NULL : expr_at(collector, (struct site){member.module, outer});

	return e != NULL && e->kind == EXPR_ASSIGN && e->op == OP_NONE && e->left == member.expr;
}

static bool is_read(const struct collector *collector, struct site member)
{
	expr_id outer = lookup_parent(collector->program, member.module, member.expr);

	return !is_method(collector, member, outer) && !goes_on(collector, member) &&
	       !is_written(collector, member);
}

/*
 * What a member reads: taken off what is a claim itself, or all of them.
 * A property of an own object that was given a claim reads none.
 */
static struct claim_path claim_read(struct collector *collector, struct site member)
{
	const struct expr *e = expr_at(collector, member);
	struct claim_path claim = claim_path_of(collector, (struct site){member.module, e->left});

	if (str_absent(claim.path) || str_find_byte(claim.path, '(') != SIZE_MAX ||
		str_find_byte(claim.path, '[') != SIZE_MAX) {
		claim.path = STR_NONE;
		return claim;
	}
	claim.path = claim.path.n == 0 ? e->name
				       : str_format(collector->arena, "%.*s.%.*s",
						 STR_ARGS(claim.path), STR_ARGS(e->name));
	return claim;
}

static bool read_member(struct collector *collector, struct site site)
{
	struct claim_path claim;
	struct fact_claim fact;

	if (expr_at(collector, site)->left == ID_NONE || !is_read(collector, site)) {
		return false;
	}
	claim = claim_read(collector, site);
	if (str_absent(claim.path)) {
		return false;
	}
	fact = (struct fact_claim){
		.at = collector_site(collector, site),
		.name = str_copy(collector->arena, claim.path),
		.version = str_of(claim.convex ? claims_identity_version(claim.path)
					       : claims_version(claim.path)),
		.form = STR("read"),
		.token = claim.convex ? STR("convex") : STR("session"),
		.side = sdk_side(collector, site, &claim.thing),
	};
	vec_push(collector->arena, &collector->facts->claims, fact);
	return true;
}

static void read_reads(struct collector *collector, uint32_t module)
{
	const struct summary *summary = collector->program->modules[module].summary;
	size_t count = 0;

	if ((words_in(collector, module) & WORDS_CLAIMS) == 0) {
		return;
	}
	for (expr_id i = 0;
		(i = lookup_next(collector->program, module, KINDS(EXPR_MEMBER), i)) != ID_NONE;
		i++) {
		if (count == COLLECTOR_FACTS_PER_FILE) {
			notice_add(collector->arena, &collector->facts->notices, summary->path,
				STR("2000 reads of claims: any others were ignored"));
			return;
		}
		count += read_member(collector, (struct site){module, i});
	}
}

/* A member with members of its own is told of by those. */
static bool has_members(const interface_vec *members, size_t at)
{
	struct str path = members->items[at].path;

	for (size_t i = at + 1; i < members->n; i++) {
		struct str next = members->items[i].path;

		if (!members->items[i].is_literal) {
			return next.n > path.n && next.s[path.n] == '.' &&
			       str_equal(str_slice(next, 0, path.n), path);
		}
	}
	return false;
}

static void read_types(struct collector *collector, uint32_t module)
{
	const struct summary *summary = collector->program->modules[module].summary;

	for (uint32_t i = 0; i < summary->interface_count; i++) {
		interface_vec members = {0};

		if (!str_is(summary->interfaces[i].name, "CustomJwtSessionClaims")) {
			continue;
		}
		interface_read(summary, &summary->interfaces[i], collector->arena, &members);
		for (size_t n = 0; n < members.n; n++) {
			const struct interface_member *it = &members.items[n];

			if (it->is_literal || has_members(&members, n)) {
				continue;
			}
			vec_push(collector->arena, &collector->facts->claims,
				(struct fact_claim){
					.at = collector_place(
						collector, summary->path, it->start, it->end),
					.name = str_copy(collector->arena, it->path),
					.version = str_of(claims_version(it->path)),
					.form = STR("type"),
					.token = STR("session"),
					.side = STR(""),
				});
		}
	}
}

void collect_claims(struct collector *collector)
{
	for (uint32_t m = 0; m < collector->program->module_count; m++) {
		read_reads(collector, m);
		read_types(collector, m);
	}
}
