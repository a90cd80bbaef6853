#include "facts/webhook.h"

/*
 * Verification by hand: an HMAC over what the svix headers sign, by Node's
 * crypto or Web Crypto. Source: docs.svix.com "Verifying webhooks manually".
 */

enum { NAMES_MOST = 8 }; /* constants that stand for each other */

/* Is there a string that is the header's name? "x-webhook-signature" is another vendor's. */
static bool names_header(struct str text, const char *header)
{
	struct str name = str_of(header);
	size_t at = str_find(text, name, 0);

	for (; at != SIZE_MAX; at = str_find(text, name, at + 1)) {
		char before = at == 0 ? '\0' : text.s[at - 1];

		if (before == '"' || before == '\'' || before == '`') {
			return true;
		}
	}
	return false;
}

/* const SVIX_SIGNATURE = 'svix-signature', wherever it is written */
static bool names_header_by_constant(const struct webhook *webhook, struct trace_function f)
{
	const struct program *program = webhook->collector->program;
	const struct summary *summary = program->modules[f.module].summary;

	for (expr_id i = 0; i < summary->expr_count; i++) {
		const struct expr *e = &summary->exprs[i];
		struct value value;

		if (e->function != f.function || (e->kind != EXPR_NAME && e->kind != EXPR_MEMBER) ||
			!str_has_nocase(e->name, "sig")) {
			continue;
		}
		value = program_single(program, (struct site){f.module, i});
		if (value.kind == VALUE_STRING &&
			(str_is_nocase(value.text, "svix-signature") ||
				str_is_nocase(value.text, "webhook-signature"))) {
			return true;
		}
	}
	return false;
}

static bool reads_signature_header(const struct webhook *webhook)
{
	for (uint32_t i = 0; i < webhook->trace.functions.n; i++) {
		struct trace_function f = webhook->trace.functions.items[i];
		const struct summary *summary =
			webhook->collector->program->modules[f.module].summary;
		const struct function *function = &summary->functions[f.function];
		struct str text = str_slice(summary->text, function->start, function->end);

		if (str_has_nocase(text, "svix-signature") ||
			names_header(text, "webhook-signature") ||
			names_header(text, "Webhook-Signature") ||
			names_header_by_constant(webhook, f)) {
			return true;
		}
	}
	return false;
}

/* `createHmac` of Node's crypto under whatever name it was imported. */
static bool is_create_hmac(const struct value *callee)
{
	return callee->kind == VALUE_IMPORT &&
	       (str_is(callee->package, "crypto") || str_is(callee->package, "node:crypto")) &&
	       (str_is(callee->name, "createHmac") || str_is(callee->name, "default.createHmac") ||
		       str_is(callee->name, "webcrypto.createHmac"));
}

/* What a constant is made of, where it is written. */
static struct site spelled_out(const struct webhook *webhook, struct site site)
{
	const struct summary *summary = webhook->collector->program->modules[site.module].summary;

	for (unsigned i = 0; i < NAMES_MOST; i++) {
		const struct expr *e = &summary->exprs[site.expr];
		expr_id next = e->kind == EXPR_AWAIT ? e->left : ID_NONE;

		if (e->kind == EXPR_NAME && e->binding != ID_NONE) {
			next = summary->bindings[e->binding].value;
		}
		if (next == ID_NONE || summary->exprs[next].kind == EXPR_PARAM) {
			break;
		}
		site.expr = next;
	}
	return site;
}

/* The bytes behind a CryptoKey: the second argument of crypto.subtle.importKey. */
static struct site imported_key(const struct webhook *webhook, uint32_t item, struct site key)
{
	struct value value = trace_value(&webhook->trace, item, key);

	return value.kind == VALUE_CALL &&
			       str_ends(webhook_callee_text(webhook, value.at), "subtle.importKey")
		       ? program_argument(webhook->collector->program, value.at, 1)
		       : SITE_NONE;
}

/* What `hmac.update(…)` is given, behind the call that made the HMAC. */
static struct site updated_with(const struct webhook *webhook, uint32_t item)
{
	const struct trace *trace = &webhook->trace;

	for (uint32_t i = item; i < trace->items.n; i++) {
		struct site call = trace_site(trace, i);

		if (trace->items.items[i].step->kind == STEP_CALL &&
			str_ends(webhook_callee_text(webhook, call), ".update")) {
			return program_argument(trace->program, call, 0);
		}
	}
	return SITE_NONE;
}

bool webhook_take_manual(struct webhook *webhook, uint32_t item)
{
	const struct program *program = webhook->collector->program;
	struct site call = trace_site(&webhook->trace, item);
	struct str text = webhook_callee_text(webhook, call);
	struct value callee = webhook_callee(webhook, item);
	bool node = is_create_hmac(&callee);
	bool checks = str_ends(text, "subtle.verify");
	struct site secret = program_argument(program, call, 1);

	if ((!node && !checks && !str_ends(text, "subtle.sign")) ||
		!reads_signature_header(webhook)) {
		return false;
	}
	webhook->fact.verifier = STR("manual");
	webhook->fact.package = node ? callee.package : STR("");
	webhook->fact.secret_from = STR("unresolved");
	webhook->request = node ? updated_with(webhook, item)
				: program_argument(program, call, checks ? 3 : 2);
	if (!node && secret.expr != ID_NONE) {
		secret = imported_key(webhook, item, secret);
	}
	if (secret.expr != ID_NONE) {
		webhook_read_secret(webhook, item, spelled_out(webhook, secret), "constructor");
	}
	return true;
}

struct site webhook_signed_by_hand(const struct webhook *webhook)
{
	return webhook->request.expr == ID_NONE ? SITE_NONE
						: spelled_out(webhook, webhook->request);
}
