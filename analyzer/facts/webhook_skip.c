#include "facts/webhook_skip.h"

/*
 * Verification that can be skipped: tests of the secret, the environment, a
 * flag or a header that stand around the verifying call, or lead away before
 * it, and on whose other side the work is done all the same.
 */

/* The same thing was asked before, and turned away: `if (!secret) return new Response(…)`. */
static bool is_refused(const struct webhook *webhook, const char *kind, uint32_t before)
{
	if (str_is(str_of(kind), "secret_missing") && webhook_refuses_missing(webhook, before)) {
		return true;
	}
	for (uint32_t i = 0; i < before; i++) {
		const char *other;

		if (trace_at(&webhook->trace, i)->step->kind != STEP_IF ||
			!trace_leaves(&webhook->trace, i)) {
			continue;
		}
		other = webhook_skip_kind(webhook, i, trace_site(&webhook->trace, i), true);
		if (other != NULL && str_is(str_of(other), kind)) {
			return true;
		}
	}
	return false;
}

static struct str text_of(const struct webhook *webhook, struct site test)
{
	return str_copy(webhook->collector->arena, program_text(webhook->collector->program, test));
}

static void try_skip(struct webhook *webhook, struct skip skip, struct site test)
{
	const char *kind = webhook_skip_kind(webhook, skip.test, test, skip.want);

	if (kind != NULL && !is_refused(webhook, kind, skip.test) && webhook_skip_works(&skip)) {
		webhook_add(webhook, &webhook->fact.skips, test, text_of(webhook, test), kind);
	}
}

/* The if that an else-part belongs to. */
static uint32_t if_of(const struct webhook *webhook, uint32_t part)
{
	for (uint32_t i = part; i > 0; i--) {
		if (trace_at(&webhook->trace, i - 1)->step->kind == STEP_IF &&
			trace_at(&webhook->trace, i - 1)->end + 1 == part) {
			return i - 1;
		}
	}
	return ID_NONE;
}

/* `test && verify()`, `test || verify()` */
static void try_operator(struct webhook *webhook, struct skip skip)
{
	struct site left = trace_site(&webhook->trace, skip.test);
	struct site whole = trace_parent(&webhook->trace, left);

	if (whole.expr == ID_NONE) {
		return;
	}
	skip.want = program_expr(webhook->collector->program, whole)->kind != EXPR_BOTH;
	skip.next = trace_at(&webhook->trace, skip.test)->end + 1;
	try_skip(webhook, skip, left);
}

/* A block around the verifying call: what is on the other side of its test? */
static bool try_around(struct webhook *webhook, uint32_t beside, uint32_t block)
{
	struct skip skip = {
		.webhook = webhook,
		.beside = beside,
		.test = block,
		.block = ID_NONE,
		.call = ID_NONE,
		.returned = SITE_NONE,
	};

	switch ((enum step_kind)trace_at(&webhook->trace, block)->step->kind) {
	case STEP_IF:
		skip.block = trace_next(&webhook->trace, block, STEP_ELSE);
		skip.next =
			trace_at(&webhook->trace, skip.block == ID_NONE ? block : skip.block)->end +
			1;
		try_skip(webhook, skip, trace_site(&webhook->trace, block));
		return true;
	case STEP_ELSE:
		skip.test = if_of(webhook, block);
		if (skip.test == ID_NONE) {
			return false;
		}
		skip.block = skip.test;
		skip.want = true;
		skip.next = trace_at(&webhook->trace, block)->end + 1;
		try_skip(webhook, skip, trace_site(&webhook->trace, skip.test));
		return true;
	case STEP_AND:
		try_operator(webhook, skip);
		return true;
	case STEP_CASE:
	case STEP_CATCH:
		return false;
	default:
		return true;
	}
}

/* Tests before the verifying call whose block leaves, the work done or the helper's caller told. */
static void try_before(struct webhook *webhook, uint32_t beside)
{
	for (uint32_t i = 0; i < beside; i++) {
		uint32_t parent = trace_at(&webhook->trace, i)->parent;
		struct skip skip = {
			.webhook = webhook,
			.beside = beside,
			.test = i,
			.want = true,
			.block = i,
			.call = ID_NONE,
			.returned = SITE_NONE,
		};

		if (trace_at(&webhook->trace, i)->step->kind != STEP_IF ||
			!trace_is_beside(&webhook->trace, i, beside) ||
			trace_inside(&webhook->trace, beside, i) ||
			(parent != ID_NONE && !trace_inside(&webhook->trace, beside, parent)) ||
			!trace_leaves(&webhook->trace, i)) {
			continue;
		}
		skip.next = trace_at(&webhook->trace, i)->end + 1;
		try_skip(webhook, skip, trace_site(&webhook->trace, i));
	}
}

void webhook_find_skips(struct webhook *webhook)
{
	uint32_t beside = webhook->verify;

	if (!webhook_is_verified(webhook) || !webhook->trace.complete) {
		return;
	}
	while (beside != ID_NONE) {
		uint32_t block = trace_at(&webhook->trace, beside)->parent;

		while (block != ID_NONE && trace_is_beside(&webhook->trace, block, beside)) {
			if (!try_around(webhook, beside, block)) {
				return;
			}
			block = trace_at(&webhook->trace, block)->parent;
		}
		try_before(webhook, beside);
		beside = trace_at(&webhook->trace, beside)->via;
	}
}
