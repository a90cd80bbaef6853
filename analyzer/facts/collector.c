#include "facts/collector.h"

#include <stdlib.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/redact.h"
#include "base/utf8.h"
#include "clerk/names.h"
#include "syntax/syntax.h"

#define ELLIPSIS "\xE2\x80\xA6"

enum {
	SECRET_BODY_MIN = 40, /* base64 in one run that may be a line of a private key */
};

struct source_file *collector_file(const struct collector *collector, struct str path)
{
	uint32_t index = map_get(&collector->by_path, path);

	if (index == MAP_NONE) {
		return NULL;
	}
	return index < collector->file_count
		       ? &collector->files[index]
		       : collector->loaded.items[index - collector->file_count];
}

bool collector_is_sample(const struct source_file *file)
{
	return file->is_env ? file->env.sample
			    : file->variables.n > 0 && kinds_is_sample(file->path);
}

static int compare_variables(const void *left, const void *right)
{
	const struct variable *a = left;
	const struct variable *b = right;

	if (a->value_start != b->value_start) {
		return a->value_start < b->value_start ? -1 : 1;
	}
	if (a->name_start != b->name_start) {
		return a->name_start < b->name_start ? -1 : 1;
	}
	return (int)a->environment - (int)b->environment; /* an alias of YAML is two of them */
}

void collector_sort_variables(struct source_file *file)
{
	if (file->variables.n > 0) {
		qsort(file->variables.items, file->variables.n, sizeof(struct variable),
			compare_variables);
	}
}

/* The first variable whose value ends behind an offset; values seldom lie within others. */
static size_t first_variable(const struct source_file *file, uint32_t offset)
{
	size_t low = 0;
	size_t high = file->variables.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (file->variables.items[middle].value_end <= offset) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

const struct variable *collector_variable(const struct source_file *file, uint32_t offset)
{
	size_t i = first_variable(file, offset);

	return i < file->variables.n && file->variables.items[i].value_start <= offset
		       ? &file->variables.items[i]
		       : NULL;
}

static bool is_base64(char c)
{
	return ascii_is_alnum(c) || c == '+' || c == '/' || c == '=';
}

/* A line inside a private key over several lines has no shape of its own to be masked by. */
static bool may_be_key_body(struct str file, struct str line)
{
	size_t run = 0;

	for (size_t i = 0; i < line.n && run < SECRET_BODY_MIN; i++) {
		run = is_base64(line.s[i]) ? run + 1 : 0;
	}
	return run >= SECRET_BODY_MIN && str_has(file, "PRIVATE KEY-----");
}

/*
 * The line of an env file without its value, unless that begins like a key:
 * passwords have no shape to be masked by.
 */
static struct str env_excerpt(struct arena *arena, struct str line)
{
	size_t equals = str_find_byte(line, '=');
	size_t end;
	struct key_info info;

	if (equals == SIZE_MAX) {
		return STR(ELLIPSIS);
	}
	end = equals + 1;
	while (end < line.n && line.s[end] != ' ' && line.s[end] != '\t') {
		end++;
	}
	if (!keys_classify(arena, str_slice(line, equals + 1, end), &info)) {
		end = equals + 1;
	}
	return str_trim(str_slice(line, end, line.n)).n == 0
		       ? redact_text(arena, line)
		       : str_join(
				 arena, redact_text(arena, str_slice(line, 0, end)), STR(ELLIPSIS));
}

/* The same for other settings: of the values that stand in the line only keys are left. */
static struct str settings_excerpt(
	struct arena *arena, const struct source_file *file, struct str line)
{
	uint32_t start = (uint32_t)(line.s - file->text.s);
	uint32_t end = start + (uint32_t)line.n;
	uint32_t at = start;
	struct buf buf = {0};
	struct str shown;
	struct key_info info;

	for (size_t i = first_variable(file, start); i < file->variables.n; i++) {
		const struct variable *it = &file->variables.items[i];

		if (it->value_start >= end) {
			break;
		}
		if (it->value_end <= at || it->value_start == it->value_end ||
			(!it->encoded && keys_classify(arena, it->value, &info))) {
			continue;
		}
		if (it->value_start > at) {
			buf_add(&buf, str_slice(file->text, at, it->value_start));
		}
		buf_add(&buf, STR(ELLIPSIS));
		at = it->value_end < end ? it->value_end : end;
	}
	buf_add(&buf, str_slice(file->text, at, end));
	shown = redact_text(arena, str_copy(arena, buf_str(&buf)));
	buf_finish(&buf);
	return shown;
}

static struct str mask_line(struct arena *arena, const struct source_file *file, struct str line)
{
	if (file->is_env) {
		return env_excerpt(arena, line);
	}
	return file->variables.n > 0 ? settings_excerpt(arena, file, line)
				     : redact_text(arena, line);
}

/* Masked before it is cut: half a secret has no shape. */
static struct str make_excerpt(
	struct collector *collector, const struct source_file *file, struct str line)
{
	struct str raw = str_slice(line, 0, PLACE_LINE);

	if (may_be_key_body(file->text, raw)) {
		return STR(ELLIPSIS);
	}
	return utf8_first(mask_line(collector->arena, file, raw), PLACE_EXCERPT);
}

struct place collector_place(
	struct collector *collector, struct str path, uint32_t start, uint32_t end)
{
	struct source_file *file = collector_file(collector, path);
	struct place place = {.file = path};

	if (file == NULL) {
		return (struct place){.file = STR_NONE};
	}
	if (file->hashes == NULL) {
		lines_index(collector->arena, file->text, &file->lines);
		file->hashes = lines_hash_all(collector->arena, &file->lines);
	}
	lines_locate(&file->lines, start, &place.line, &place.column);
	lines_locate(&file->lines, end < start ? start : end, &place.end_line, &place.end_column);
	if (file->shown_line != place.line) {
		file->shown_line = place.line;
		file->excerpt = make_excerpt(collector, file, lines_text(&file->lines, place.line));
		file->line_hash = lines_hash_text(collector->arena, &file->hashes[place.line - 1]);
	}
	place.file = file->path;
	place.excerpt = file->excerpt;
	place.line_hash = file->line_hash;
	place.context = file->context;
	place.app = file->app;
	return place;
}

struct place collector_unkept(struct str path, uint32_t app)
{
	return (struct place){
		.file = path,
		.line = 1,
		.column = 1,
		.end_line = 1,
		.end_column = 1,
		.excerpt = STR(""),
		.line_hash = STR(""),
		.context = collector_context(path),
		.app = app,
	};
}

struct place collector_site(struct collector *collector, struct site site)
{
	const struct program_module *module;
	const struct expr *expr;

	if (site.module == ID_NONE || site.expr == ID_NONE) {
		return (struct place){.file = STR_NONE};
	}
	module = &collector->program->modules[site.module];
	expr = program_expr(collector->program, site);
	return collector_place(collector, module->path, expr->start, expr->end);
}

static bool is_verifier(struct str specifier)
{
	return str_is(specifier, "svix") || str_is(specifier, "standardwebhooks");
}

bool collector_has_clerk(const struct collector *collector)
{
	for (size_t i = 0; i < collector->facts->apps.n; i++) {
		if (collector->facts->apps.items[i].clerk) {
			return true;
		}
	}
	return false;
}

bool collector_imports_clerk(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (names_is_clerk_package(summary->imports[i].specifier)) {
			return true;
		}
	}
	return false;
}

bool collector_imports_verifier(const struct summary *summary)
{
	for (uint32_t i = 0; i < summary->import_count; i++) {
		if (is_verifier(summary->imports[i].specifier)) {
			return true;
		}
	}
	return false;
}

/* Words and shapes that stand where a value is still to be put. */
static bool is_placeholder(struct str value)
{
	static const char *const words[] = {"your-", "your_", "changeme", "change-me", "change_me",
		"replace", "todo", "xxxx", "...", "placeholder", "example", "<", "***"};

	return str_has_any_nocase(value, words, sizeof(words) / sizeof(words[0]));
}

static const char *key_class(const struct key_info *info)
{
	if (info->problem == KEY_PLACEHOLDER) {
		return "placeholder";
	}
	switch (info->kind) {
	case KEY_PUBLISHABLE:
		return info->mode == KEY_MODE_LIVE ? "pk_live" : "pk_test";
	case KEY_SECRET:
	case KEY_AMBIGUOUS:
		return info->mode == KEY_MODE_LIVE ? "sk_live" : "sk_test";
	case KEY_WEBHOOK_SECRET:
		return "whsec";
	default:
		return "other";
	}
}

const char *collector_value_class(struct arena *arena, struct str value, bool expansion)
{
	struct key_info info;

	if (str_trim(value).n == 0) {
		return "empty";
	}
	if (expansion) {
		return "expansion";
	}
	if (keys_classify(arena, value, &info)) {
		return key_class(&info);
	}
	if (str_starts(value, "https://") || str_starts(value, "http://")) {
		return "url";
	}
	if (str_starts(value, "/")) {
		return "path";
	}
	return is_placeholder(value) ? "placeholder" : "other";
}
