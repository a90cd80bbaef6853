#include "compare/baseline.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/utf8.h"
#include "compare/fingerprint.h"
#include "compare/verdict.h"
#include "json/json.h"

enum {
	SUBJECT_LENGTH = 100, /* code points */
	NO_ENTRY = UINT32_MAX,
};

struct matching {
	struct arena *arena;
	const struct baseline *baseline;
	const struct audit_result *result;
	uint32_t *entry_of; /* by finding; NO_ENTRY */
	bool *found; /* by entry */
	bool of_more; /* the baseline is of more than what this run reads */
};

static bool counts(const struct finding *finding)
{
	return finding->silenced.by != SILENCED_COMMENT;
}

static void pair(struct matching *matching, size_t finding, uint32_t entry)
{
	matching->entry_of[finding] = entry;
	matching->found[entry] = true;
}

static void match_fingerprints(struct matching *matching)
{
	struct map by_fingerprint = {0};

	for (size_t i = 0; i < matching->baseline->entries.n; i++) {
		map_put(matching->arena, &by_fingerprint,
			matching->baseline->entries.items[i].fingerprint, (uint32_t)i);
	}
	for (size_t i = 0; i < matching->result->findings.n; i++) {
		const struct finding *finding = &matching->result->findings.items[i];
		uint32_t entry = map_get(&by_fingerprint, finding->fingerprint);

		if (counts(finding) && entry != MAP_NONE) {
			pair(matching, i, entry);
		}
	}
}

static unmatched_vec left_entries(const struct matching *matching)
{
	unmatched_vec list = {0};

	for (size_t i = 0; i < matching->baseline->entries.n; i++) {
		if (!matching->found[i]) {
			vec_push(matching->arena, &list,
				(struct unmatched){
					matching->baseline->entries.items[i].content, (uint32_t)i});
		}
	}
	fingerprint_sort(&list);
	return list;
}

static unmatched_vec left_findings(const struct matching *matching)
{
	unmatched_vec list = {0};

	for (size_t i = 0; i < matching->result->findings.n; i++) {
		const struct finding *finding = &matching->result->findings.items[i];

		if (counts(finding) && matching->entry_of[i] == NO_ENTRY) {
			struct str content = fingerprint_content(matching->arena, finding);

			vec_push(matching->arena, &list, (struct unmatched){content, (uint32_t)i});
		}
	}
	fingerprint_sort(&list);
	return list;
}

/* How many from `from` on share its content? */
static size_t run_of(const unmatched_vec *list, size_t from, struct str content)
{
	size_t n = 0;

	while (from + n < list->n && str_equal(list->items[from + n].content, content)) {
		n++;
	}
	return n;
}

/*
 * What moved has left an entry behind for each finding. Where there are more
 * findings than that, one is new, and which is not known: so all are.
 */
static void match_contents(struct matching *matching)
{
	unmatched_vec entries = left_entries(matching);
	unmatched_vec findings = left_findings(matching);
	size_t e = 0;

	for (size_t f = 0; f < findings.n;) {
		struct str content = findings.items[f].content;
		size_t count = run_of(&findings, f, content);

		while (e < entries.n && str_compare(entries.items[e].content, content) < 0) {
			e++;
		}
		bool fits = run_of(&entries, e, content) >= count;
		for (size_t i = 0; i < count && fits; i++) {
			pair(matching, findings.items[f + i].index, entries.items[e + i].index);
		}
		f += count;
	}
}

/* The app of this run that the entry is about; UINT32_MAX for none, VERDICT_ANY_APP if not there.
 */
static uint32_t app_of(const struct audit_result *result, const struct baseline_entry *entry)
{
	for (uint32_t i = 0; i < result->facts->apps.n && entry->app.n > 0; i++) {
		if (str_equal(result->facts->apps.items[i].root, entry->app)) {
			return i;
		}
	}
	return entry->app.n == 0 ? UINT32_MAX : VERDICT_ANY_APP;
}

/*
 * A part of the repository is audited, and the baseline was written for all of
 * it, when it names what this run does not know, or is told from the root.
 */
static bool is_of_more(const struct audit_result *result, const struct baseline *baseline)
{
	struct str prefix = result->facts->prefix;

	for (size_t i = 0; i < baseline->entries.n && prefix.n > 0; i++) {
		const struct baseline_entry *entry = &baseline->entries.items[i];

		if (str_equal(str_slice(entry->file, 0, prefix.n), prefix) ||
			app_of(result, entry) == VERDICT_ANY_APP) {
			return true;
		}
	}
	return false;
}

static struct matching match(
	struct arena *arena, const struct baseline *baseline, const struct audit_result *result)
{
	struct matching matching = {
		.arena = arena,
		.baseline = baseline,
		.result = result,
		.entry_of = arena_array(arena, result->findings.n, sizeof(uint32_t)),
		.found = arena_array(arena, baseline->entries.n, sizeof(bool)),
	};

	for (size_t i = 0; i < result->findings.n; i++) {
		matching.entry_of[i] = NO_ENTRY;
	}
	matching.of_more = is_of_more(result, baseline);
	match_fingerprints(&matching);
	match_contents(&matching);
	return matching;
}

/* Was what the entry stands for looked for, with everything at hand? Then it is gone. */
static bool is_stale(const struct audit_result *result, const struct baseline_entry *entry)
{
	return verdict_complete(result, entry->rule, app_of(result, entry));
}

static bool is_gone(const struct matching *matching, size_t i)
{
	const struct baseline_entry *entry = &matching->baseline->entries.items[i];
	struct str prefix = matching->result->facts->prefix;

	if (matching->found[i] ||
		(matching->of_more && !str_equal(str_slice(entry->file, 0, prefix.n), prefix))) {
		return false;
	}
	return is_stale(matching->result, entry);
}

void baseline_apply(
	struct arena *arena, const struct baseline *baseline, struct audit_result *result)
{
	struct matching matching = match(arena, baseline, result);

	result->baseline = (struct baseline_use){
		.name = baseline->name,
		.digest = baseline->digest,
		.entries = baseline->entries.n,
	};
	for (size_t i = 0; i < result->findings.n; i++) {
		if (matching.entry_of[i] != NO_ENTRY) {
			const struct baseline_entry *entry =
				&baseline->entries.items[matching.entry_of[i]];

			result->findings.items[i].silenced = (struct silenced){
				.by = SILENCED_BASELINE,
				.file = baseline->name,
				.line = entry->line,
				.reason = entry->reason,
				.until = STR(""),
			};
		}
	}
	for (size_t i = 0; i < baseline->entries.n; i++) {
		result->baseline.found += matching.found[i];
		result->baseline.stale += is_gone(&matching, i);
	}
}

/* The text with every run of white space as one blank, cut where it gets long. */
static struct str shorten(struct arena *arena, struct str text)
{
	struct buf buf = {0};
	size_t length = 0;
	struct str rest = str_trim(text);

	for (size_t at = 0; at < rest.n && length < SUBJECT_LENGTH; length++) {
		uint32_t code;
		size_t step = utf8_decode(rest, at, &code);
		bool blank = rest.s[at] == ' ' || rest.s[at] == '\t';

		step = step == 0 ? 1 : step;
		if (!blank) {
			buf_add(&buf, str_slice(rest, at, at + step));
		} else if (!str_ends(buf_str(&buf), " ")) {
			buf_add_byte(&buf, ' ');
		}
		at += step;
		if (length + 1 == SUBJECT_LENGTH && at < rest.n) {
			buf_add_z(&buf, "…");
		}
	}
	struct str short_text = str_copy(arena, buf_str(&buf));
	buf_finish(&buf);
	return short_text;
}

/* The line; about the instance alone, what of it. */
static struct str subject_of(struct arena *arena, const struct finding *finding)
{
	if (finding->at.file.n > 0) {
		return shorten(arena, finding->at.excerpt);
	}
	return shorten(arena, str_format(arena, "%.*s %.*s", STR_ARGS(finding->clerk.instance_id),
				      STR_ARGS(finding->clerk.path)));
}

static struct baseline_entry entry_for(
	struct arena *arena, const struct audit_result *result, const struct finding *finding)
{
	bool app = finding->app < result->facts->apps.n;

	return (struct baseline_entry){
		.fingerprint = finding->fingerprint,
		.content = fingerprint_content(arena, finding),
		.rule = str_of(finding->rule->id),
		.app = app ? result->facts->apps.items[finding->app].root : STR(""),
		.file = finding->at.file,
		.subject = subject_of(arena, finding),
		.reason = STR(""),
	};
}

void baseline_renew(struct arena *arena, const struct baseline *old,
	const struct audit_result *result, bool add, struct baseline *out)
{
	static const struct baseline none;
	struct matching matching = match(arena, old == NULL ? &none : old, result);

	*out = (struct baseline){.name = STR("")};
	for (size_t i = 0; i < result->findings.n; i++) {
		const struct finding *finding = &result->findings.items[i];
		uint32_t before = matching.entry_of[i];

		if (before != NO_ENTRY || (add && counts(finding))) {
			struct baseline_entry entry = entry_for(arena, result, finding);

			entry.reason = before == NO_ENTRY
					       ? STR("")
					       : matching.baseline->entries.items[before].reason;
			vec_push(arena, &out->entries, entry);
		}
	}
	for (size_t i = 0; i < matching.baseline->entries.n; i++) {
		const struct baseline_entry *entry = &matching.baseline->entries.items[i];

		if (!matching.found[i] && !is_gone(&matching, i)) {
			vec_push(arena, &out->entries, *entry);
		}
	}
}

static int order_entries(const void *left, const void *right)
{
	const struct baseline_entry *a = left;
	const struct baseline_entry *b = right;
	int order = str_compare(a->rule, b->rule);

	if (order == 0) {
		order = str_compare(a->app, b->app);
	}
	if (order == 0) {
		order = str_compare(a->file, b->file);
	}
	if (order == 0) {
		order = str_compare(a->subject, b->subject);
	}
	return order != 0 ? order : str_compare(a->fingerprint, b->fingerprint);
}

static void write_entry(struct json_writer *json, const struct baseline_entry *entry)
{
	json_begin_object(json);
	json_put_string(json, "rule", entry->rule);
	json_put_nonempty(json, "app", entry->app);
	json_put_nonempty(json, "file", entry->file);
	json_put_nonempty(json, "subject", entry->subject);
	json_put_nonempty(json, "reason", entry->reason);
	json_put_string(json, "fingerprint", entry->fingerprint);
	json_put_string(json, "content", entry->content);
	json_end_object(json);
}

void baseline_write(struct baseline *baseline, struct buf *out)
{
	struct json_writer json = {.out = out};

	if (baseline->entries.n > 1) {
		qsort(baseline->entries.items, baseline->entries.n, sizeof(struct baseline_entry),
			order_entries);
	}
	json_begin_object(&json);
	json_put_string(&json, "format", STR("clerk-audit-baseline"));
	json_put_integer(&json, "format_version", 1);
	json_key(&json, "entries");
	json_begin_array(&json);
	for (size_t i = 0; i < baseline->entries.n; i++) {
		write_entry(&json, &baseline->entries.items[i]);
	}
	json_end_array(&json);
	json_end_object(&json);
}
