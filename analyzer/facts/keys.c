#include <string.h>

#include "base/redact.h"
#include "clerk/hosts.h"
#include "clerk/names.h"
#include "facts/collector.h"
#include "facts/key_flow.h"
#include "facts/key_name.h"
#include "program/lookup.h"

enum {
	LINE_LOOK = 2048, /* bytes around a key that count as its line: lines of bundles are long */
	SHOWN_MIN = 20, /* bytes of a key from which its last four are shown */
};

/* Others that use the same prefixes, as their names stand in texts and in variables. */
static const char *const vendors_in_text[] = {
	"stripe", "paystack", "yoco", "magic.link", "resend_api", "recall_api"};
static const char *const vendors_in_names[] = {"stripe", "paystack", "yoco", "magic", "resend",
	"recall", "loops", "polar", "lemon", "paddle", "brex"};

/* One file's keys, and what the file says about whose they are. */
struct finder {
	struct collector *collector;
	struct source_file *file;
	const struct summary *summary; /* or NULL */
	const key_flows *flows;
	key_hits hits;
	expr_id *literals; /* of each hit: the string literal around it, or ID_NONE */
	bool clerks_key; /* a publishable key of Clerk's stands in it */
	bool other_vendor; /* another vendor is named in it */
	bool imports_clerk;
};

/* A key about to become a fact. */
struct found {
	struct key_info info;
	uint32_t start;
	uint32_t end;
	struct str value; /* decoded */
	struct str name; /* variable or property, "" unknown */
	enum environment environment;
	bool commented;
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static struct str line_around(struct str text, uint32_t start, uint32_t end)
{
	size_t from = start;
	size_t to = end;

	while (from > 0 && start - from < LINE_LOOK && text.s[from - 1] != '\n') {
		from--;
	}
	while (to < text.n && to - end < LINE_LOOK && text.s[to] != '\n') {
		to++;
	}
	return str_slice(text, from, to);
}

/* Names that say what a secret is for and not whose it is. */
static bool is_generic(const struct found *found)
{
	if (found->info.kind == KEY_WEBHOOK_SECRET) {
		return names_env_role(found->name) == ENV_WEBHOOK_SECRET_OTHER;
	}
	return str_is_nocase(found->name, "secret_key") ||
	       str_is_nocase(found->name, "secretkey") ||
	       str_is_nocase(found->name, "api_secret_key");
}

/*
 * Is the key Clerk's? Stripe and others use the same prefixes, so one of
 * these must hold: its name or its line says so, it goes into a key option
 * where Clerk is imported, or it stands without a telling name in a file that
 * is about Clerk and about no other vendor.
 */
static bool is_clerks(const struct finder *finder, const struct found *found)
{
	struct str line = line_around(finder->file->text, found->start, found->end);
	bool about_clerk = finder->clerks_key || finder->imports_clerk;

	if (found->info.kind == KEY_PUBLISHABLE && found->info.host.n > 0) {
		return true; /* only Clerk's decode */
	}
	if (names_is_clerk(found->name)) {
		return true;
	}
	if (str_has_any_nocase(found->name, vendors_in_names, COUNT(vendors_in_names)) ||
		str_has_any_nocase(line, vendors_in_text, COUNT(vendors_in_text))) {
		return false;
	}
	if (str_has_nocase(line, "clerk") ||
		key_flows_has(finder->flows, finder->file, found->start)) {
		return true;
	}
	return about_clerk && !finder->other_vendor && (found->name.n == 0 || is_generic(found)) &&
	       (found->info.kind == KEY_AMBIGUOUS || found->info.kind == KEY_SECRET ||
		       found->info.kind == KEY_WEBHOOK_SECRET);
}

/* Its kind as a fact, or false when a key of that shape is not worth one. */
static bool settle_kind(struct found *found, bool clerks)
{
	switch (found->info.kind) {
	case KEY_AMBIGUOUS:
		if (clerks) {
			found->info.kind = KEY_SECRET;
		}
		return true;
	case KEY_PUBLISHABLE:
		if (!clerks) {
			found->info.kind =
				KEY_AMBIGUOUS; /* Stripe's begin alike and do not decode */
		}
		return true;
	case KEY_SECRET:
	case KEY_WEBHOOK_SECRET:
		return true;
	default:
		return clerks;
	}
}

/*
 * `process.env.KEY || 'pk_test_…'`, `${KEY:-pk_test_…}`: what is used only
 * when the variable is missing.
 */
static bool is_fallback(struct str text, uint32_t start)
{
	size_t i = start;

	while (i > 0 && (text.s[i - 1] == '\'' || text.s[i - 1] == '"' || text.s[i - 1] == '`' ||
				text.s[i - 1] == ' ' || text.s[i - 1] == '\t' ||
				text.s[i - 1] == '\n' || text.s[i - 1] == '\r')) {
		i--;
	}
	return i > 1 && ((text.s[i - 1] == '|' && text.s[i - 2] == '|') ||
				(text.s[i - 1] == '?' && text.s[i - 2] == '?') ||
				(text.s[i - 1] == '-' && text.s[i - 2] == ':'));
}

static struct str sample_word(const struct finder *finder, const struct found *found)
{
	if (found->commented) {
		return STR("comment");
	}
	if (found->info.kind == KEY_PUBLISHABLE && is_fallback(finder->file->text, found->start)) {
		return STR("fallback");
	}
	/* saved pages of clerk.com hold its key: it is nobody else's */
	bool clerks = hosts_kind(found->info.host) == HOSTS_CLERKS_OWN;
	return clerks || collector_is_sample(finder->file) ? STR("sample") : STR("");
}

/* "pk_test_…ZGV2" as of secrets, though a publishable key is public: it is long. */
static struct str shorten(struct arena *arena, struct str value)
{
	struct str key = str_trim(value);

	if (!str_starts(key, "pk_test_") && !str_starts(key, "pk_live_")) {
		return redact_secret(arena, value);
	}
	return str_format(arena, "%.*s\xE2\x80\xA6%.*s", 8, key.s,
		STR_ARGS(key.n < SHOWN_MIN ? STR("") : str_slice(key, key.n - 4, key.n)));
}

static void add_key(struct finder *finder, struct found found)
{
	struct collector *collector = finder->collector;
	struct arena *arena = collector->arena;
	bool clerks = is_clerks(finder, &found);
	struct fact_key fact;

	if (!settle_kind(&found, clerks)) {
		return;
	}
	fact = (struct fact_key){
		.at = collector_place(collector, finder->file->path, found.start, found.end),
		.kind = found.info.kind,
		.mode = found.info.mode,
		.frontend_api = found.info.host,
		.redacted = shorten(arena, found.value),
		.fingerprint = keys_fingerprint(arena, found.info.kind, found.value),
		.env_name = str_copy(arena, found.name),
		.environment = found.environment,
		.valid = found.info.problem == KEY_OK,
		.problem = str_of(keys_problem_text(found.info.problem)),
		.clerks_own = clerks,
		.sample = sample_word(finder, &found),
	};
	vec_push(arena, &collector->facts->keys, fact);
}

/* The first hit at or after an offset. */
static size_t first_hit(const key_hits *hits, uint32_t offset)
{
	size_t low = 0;
	size_t high = hits->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (hits->items[middle].offset < offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

/* The string literal around each hit: its white space and quotes are part of the value. */
static void find_literals(struct finder *finder)
{
	const struct summary *summary = finder->summary;

	finder->literals =
		arena_array(finder->collector->arena, finder->hits.n, sizeof(finder->literals[0]));
	for (size_t i = 0; i < finder->hits.n; i++) {
		finder->literals[i] = ID_NONE;
	}
	for (expr_id id = 0; summary != NULL &&
			     (id = lookup_next(finder->collector->program, finder->file->module,
				      KINDS(EXPR_STRING), id)) != ID_NONE;
		id++) {
		const struct expr *expr = &summary->exprs[id];

		for (size_t i = first_hit(&finder->hits, expr->start);
			i < finder->hits.n && finder->hits.items[i].offset < expr->end; i++) {
			finder->literals[i] = id;
		}
	}
}

/* Lets the whole literal speak where it is the key and a little more (" pk_test_… "). */
static void judge_literal(const struct finder *finder, size_t hit, struct found *found)
{
	struct str text;
	struct str key = found->value;
	struct key_info info;

	if (finder->literals[hit] == ID_NONE) {
		return;
	}
	text = finder->summary->exprs[finder->literals[hit]].text;
	if (str_starts(str_trim(text), "pk_") && str_find(text, key, 0) != SIZE_MAX &&
		keys_classify(finder->collector->arena, text, &info) && info.problem != KEY_OK) {
		found->info = info;
	}
}

static struct found found_at(const struct finder *finder, size_t hit)
{
	const struct key_hit *at = &finder->hits.items[hit];
	struct found found = {
		.info = at->info,
		.start = at->offset,
		.end = at->offset + at->length,
		.value = str_slice(finder->file->text, at->offset, at->offset + at->length),
	};

	/* as it is written, \n may stand for a line end */
	if (found.info.problem == KEY_LINE_ENDS) {
		found.info.problem = KEY_OK;
	}
	return found;
}

static void add_from_text(struct finder *finder, size_t hit)
{
	struct found found = found_at(finder, hit);

	found.name = key_name_before(finder->file->text, found.start);
	found.commented = finder->file->is_env || key_name_is_commented(finder->file, found.start);
	judge_literal(finder, hit, &found);
	add_key(finder, found);
}

static bool is_quote(char c)
{
	return c == '"' || c == '\'' || c == '`';
}

/* The bytes of a value without its quotes. */
static void place_value(const struct finder *finder, const struct variable *from, struct found *out)
{
	struct str text = str_slice(finder->file->text, from->value_start, from->value_end);
	bool quoted = text.n > 1 && is_quote(text.s[0]) && text.s[text.n - 1] == text.s[0];

	out->start = from->value_start + quoted;
	out->end = from->value_end - quoted;
}

/* The whole value where it is a key, whatever stands around it; else the key in it. */
static void add_from_variable(
	struct finder *finder, size_t hit, const struct variable *variable, bool first)
{
	struct found found = found_at(finder, hit);
	struct key_info whole;

	found.name = variable->name;
	found.environment = environment_of_kind(variable->environment);
	if (!variable->partial && !variable->expansion &&
		keys_classify(finder->collector->arena, variable->value, &whole)) {
		if (!first) {
			return;
		}
		found.info = whole;
		found.value = variable->value;
		place_value(finder, variable, &found);
	}
	add_key(finder, found);
}

static void add_hits(struct finder *finder)
{
	const struct variable *last = NULL; /* that of the hit before */

	for (size_t i = 0; i < finder->hits.n && i < COLLECTOR_FACTS_PER_FILE; i++) {
		const struct variable *variable =
			collector_variable(finder->file, finder->hits.items[i].offset);

		if (variable != NULL) {
			add_from_variable(finder, i, variable, variable != last);
		} else {
			add_from_text(finder, i);
		}
		last = variable;
	}
}

/* A PEM key without the lines around it, which the SDK takes as well. */
static bool is_bare_pem(const struct key_info *info, struct str value)
{
	return info->kind == KEY_JWT_KEY && !str_has(value, "-----");
}

/* Keys that no search of the text finds: a Secret of Kubernetes has them in base64. */
static void add_encoded(struct finder *finder)
{
	for (size_t i = 0; i < finder->file->variables.n; i++) {
		const struct variable *variable = &finder->file->variables.items[i];
		struct found found = {
			.start = variable->value_start,
			.end = variable->value_end,
			.value = variable->value,
			.name = variable->name,
			.environment = environment_of_kind(variable->environment),
		};

		if (keys_classify(finder->collector->arena, variable->value, &found.info) &&
			(variable->encoded || is_bare_pem(&found.info, variable->value))) {
			add_key(finder, found);
		}
	}
}

static bool has_clerks_key(const key_hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		if (hits->items[i].info.host.n > 0) {
			return true;
		}
	}
	return false;
}

/*
 * A snapshot, facts, a baseline or a report of this program's, kept in the repository: the
 * publishable keys in it are what was seen elsewhere, and nothing runs with them.
 */
static bool is_record(struct str text)
{
	enum { HEAD = 1024 };
	static const char *const formats[] = {"clerk-snapshot\"", "clerk-facts\"",
		"clerk-audit-baseline\"", "clerk-audit-report\"", "clerk-audit-overview\""};
	struct str head = str_trim(str_slice(text, 0, HEAD));
	size_t at = str_find(head, STR("\"format\":"), 0);

	if (!str_starts(head, "{") || at == SIZE_MAX) {
		return false;
	}
	head = str_trim(str_slice(head, at + strlen("\"format\":"), head.n));
	for (size_t i = 0; i < COUNT(formats); i++) {
		if (str_starts(head, "\"") && str_starts(str_slice(head, 1, head.n), formats[i])) {
			return true;
		}
	}
	return false;
}

static void drop_publishable(key_hits *hits)
{
	size_t kept = 0;

	for (size_t i = 0; i < hits->n; i++) {
		if (hits->items[i].info.kind != KEY_PUBLISHABLE) {
			hits->items[kept++] = hits->items[i];
		}
	}
	hits->n = kept;
}

static void search_file(
	struct collector *collector, const key_flows *flows, struct source_file *file)
{
	struct finder finder = {.collector = collector, .file = file, .flows = flows};

	add_encoded(&finder);
	keys_scan(collector->arena, file->text, &finder.hits);
	if (finder.hits.n > 0 && is_record(file->text)) {
		drop_publishable(&finder.hits);
	}
	if (finder.hits.n == 0) {
		return;
	}
	if (file->module != ID_NONE) {
		finder.summary = collector->program->modules[file->module].summary;
		finder.imports_clerk = collector_imports_clerk(finder.summary);
	}
	finder.clerks_key = has_clerks_key(&finder.hits);
	finder.other_vendor =
		str_has_any_nocase(file->text, vendors_in_text, COUNT(vendors_in_text));
	find_literals(&finder);
	add_hits(&finder);
	if (finder.hits.n > COLLECTOR_FACTS_PER_FILE) {
		notice_add(collector->arena, &collector->facts->notices, file->path,
			STR("more than 2000 keys: the others were ignored"));
	}
}

/* A secret that is Clerk's at one place is Clerk's wherever it stands. */
static void spread_evidence(struct collector *collector)
{
	struct facts *facts = collector->facts;
	struct map clerks = {0};

	for (size_t i = 0; i < facts->keys.n; i++) {
		const struct fact_key *key = &facts->keys.items[i];

		if (key->valid && key->clerks_own && key->kind == KEY_SECRET) {
			map_put(collector->arena, &clerks, key->fingerprint, 0);
		}
	}
	for (size_t i = 0; i < facts->keys.n; i++) {
		struct fact_key *key = &facts->keys.items[i];

		if (key->kind == KEY_AMBIGUOUS && !names_is_of_vendor(key->env_name) &&
			map_get(&clerks, key->fingerprint) != MAP_NONE) {
			key->kind = KEY_SECRET;
			key->clerks_own = true;
		}
	}
}

void collect_keys(struct collector *collector)
{
	key_flows flows = {0};

	key_flows_find(collector, &flows);
	for (size_t i = 0; i < collector->file_count; i++) {
		if (collector->files[i].mentions_clerk) {
			search_file(collector, &flows, &collector->files[i]);
		}
	}
	spread_evidence(collector);
}
