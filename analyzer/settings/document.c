#include "settings/document.h"

#include "base/path.h"
#include "settings/document_build.h"
#include "settings/kinds.h"

enum {
	BYTES_MOST = 512 << 10,
	VALUES_MOST = 10000, /* keys of a table are compared with each other */
};

static const struct {
	const char *name;
	enum document_format format;
} names[] = {
	{".yarnrc.yml", DOCUMENT_YAML},
	{"app.json", DOCUMENT_JSON},
	{"capacitor.config.json", DOCUMENT_JSON},
	{"convex.json", DOCUMENT_JSON},
	{"pnpm-workspace.yaml", DOCUMENT_YAML},
	{"serverless.yaml", DOCUMENT_YAML},
	{"serverless.yml", DOCUMENT_YAML},
	{"template.yaml", DOCUMENT_YAML},
	{"template.yml", DOCUMENT_YAML},
	{"vercel.json", DOCUMENT_JSON},
};

static enum document_format format_of_ending(struct str path)
{
	static const struct {
		const char *ending;
		enum document_format format;
	} endings[] = {
		{".yaml", DOCUMENT_YAML},
		{".yml", DOCUMENT_YAML},
		{".toml", DOCUMENT_TOML},
		{".json", DOCUMENT_JSON},
		{".jsonc", DOCUMENT_JSON},
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (str_ends(path, endings[i].ending)) {
			return endings[i].format;
		}
	}
	return DOCUMENT_NONE;
}

enum document_format document_format_of(struct str path)
{
	struct str name = path_name(path);

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (str_is(name, names[i].name)) {
			return names[i].format;
		}
	}
	/* one for each environment perhaps: wrangler.staging.toml */
	return str_starts(name, "wrangler.") || str_is(path, "supabase/config.toml") ||
			       str_ends(path, "/supabase/config.toml")
		       ? format_of_ending(path)
		       : DOCUMENT_NONE;
}

enum document_format document_format_for(struct str path, struct str text)
{
	enum document_format format = document_format_of(path);
	bool wanted = kinds_unread(path, text) != NULL || kinds_may_set_policy(path);

	return format == DOCUMENT_NONE && wanted ? format_of_ending(path) : format;
}

struct document_value *document_make(
	struct document_build *build, enum document_kind kind, syntax_id node)
{
	struct document_value *value = arena_new(build->arena, struct document_value);

	value->kind = kind;
	value->open = build->partial;
	value->text = STR_NONE;
	value->key = STR_NONE;
	value->start = build->syntax->nodes[node].start;
	value->end = build->syntax->nodes[node].end;
	return value;
}

struct document_value *document_make_text(
	struct document_build *build, enum document_kind kind, syntax_id node, struct str text)
{
	struct document_value *value = document_make(build, kind, node);

	value->text = str_copy(build->arena, text);
	return value;
}

static void add_last(struct document_value *list, struct document_value *value)
{
	if (list->last == NULL) {
		list->first = value;
	} else {
		list->last->next = value;
	}
	list->last = value;
}

void document_append(
	struct document_build *build, struct document_value *list, struct document_value *value)
{
	if (build->values >= VALUES_MOST) {
		build->full = true;
		list->open = true;
		return;
	}
	build->values++;
	add_last(list, value);
}

void document_add_root(
	struct document_build *build, struct document_value *stream, struct document_value *value)
{
	if (stream->first == NULL) {
		add_last(stream, value);
	} else {
		document_append(build, stream, value);
	}
}

struct document_value *document_entry(const struct document_value *table, struct str key)
{
	for (struct document_value *entry = table->first; entry != NULL; entry = entry->next) {
		if (str_equal(entry->key, key)) {
			return entry;
		}
	}
	return NULL;
}

void document_put(struct document_build *build, struct document_value *table, syntax_id key_node,
	struct str key, struct document_value *value)
{
	struct document_value *older;

	if (build->values >= VALUES_MOST) {
		build->full = true;
		table->open = true;
		return;
	}
	older = document_entry(table, key);
	if (older != NULL) {
		older->kind = DOCUMENT_UNKNOWN;
		older->first = NULL;
		older->last = NULL;
		build->repeated = true;
		return;
	}
	value->key = str_copy(build->arena, key);
	value->key_start = build->syntax->nodes[key_node].start;
	value->key_end = build->syntax->nodes[key_node].end;
	document_append(build, table, value);
}

bool document_is_readable(const struct document_build *build, syntax_id node)
{
	return build->syntax->nodes[node].end <= build->readable;
}

static enum syntax_language language_of(enum document_format format)
{
	switch (format) {
	case DOCUMENT_JSON:
		return SYNTAX_JSON;
	case DOCUMENT_TOML:
		return SYNTAX_TOML;
	case DOCUMENT_YAML:
		return SYNTAX_YAML;
	case DOCUMENT_NONE:
		break;
	}
	return SYNTAX_NONE;
}

struct document_value *document_share(
	struct document_build *build, const struct document_value *value)
{
	struct document_value *copy = arena_new(build->arena, struct document_value);

	*copy = *value;
	copy->key = STR_NONE;
	copy->next = NULL;
	return copy;
}

static struct document_value *read_root(struct document_build *build, enum document_format format)
{
	switch (format) {
	case DOCUMENT_JSON:
		return document_json(build);
	case DOCUMENT_TOML:
		return document_toml(build);
	case DOCUMENT_YAML:
	case DOCUMENT_NONE:
		break;
	}
	return document_make(build, DOCUMENT_UNKNOWN, 0);
}

/* Of several documents of YAML the first is the root. */
static void read_stream(
	struct document_build *build, enum document_format format, struct document *document)
{
	struct document_value *stream = document_make(build, DOCUMENT_LIST, 0);

	if (format == DOCUMENT_YAML) {
		document_yaml(build, stream);
	} else {
		document_add_root(build, stream, read_root(build, format));
	}
	if (stream->first == NULL) {
		document_add_root(build, stream,
			document_make(build, build->partial ? DOCUMENT_UNKNOWN : DOCUMENT_NULL, 0));
	}
	document->root = stream->first;
	document->stream = stream;
}

static uint32_t find_error(const struct syntax *syntax, enum document_format format)
{
	if (!syntax->has_errors) {
		return UINT32_MAX;
	}
	return format == DOCUMENT_JSON ? document_json_error(syntax) : syntax->error_at;
}

static void note(const struct document_build *build, struct str path, notice_vec *notices)
{
	if (build->readable != UINT32_MAX) {
		notice_add(build->arena, notices, path,
			str_format(build->arena,
				"malformed, read only up to byte %u, the rest ignored",
				build->readable));
	} else if (build->partial) {
		notice_add(build->arena, notices, path,
			STR("nested too deeply, the innermost ignored"));
	}
	if (build->full) {
		notice_add(build->arena, notices, path,
			STR("more than 10000 values, the rest ignored"));
	}
	if (build->repeated) {
		notice_add(build->arena, notices, path,
			STR("a key is given twice in a table, ignoring both"));
	}
}

static struct document unread(struct arena *arena, struct str path)
{
	struct document_value *stream = arena_new(arena, struct document_value);

	stream->kind = DOCUMENT_LIST;
	stream->first = arena_new(arena, struct document_value); /* DOCUMENT_UNKNOWN */
	stream->last = stream->first;
	return (struct document){
		.path = str_copy(arena, path),
		.root = stream->first,
		.stream = stream,
		.partial = true,
	};
}

/* Helm writes YAML with templates in it. */
static bool is_template(struct str path, struct str text)
{
	const char *kind = str_has(text, "{{") ? kinds_unread(path, text) : NULL;

	return kind != NULL && (str_is(str_of(kind), "kubernetes") || str_is(str_of(kind), "helm"));
}

struct document document_read(struct syntax_parser *parser, struct str path, struct str text,
	struct arena *arena, notice_vec *notices)
{
	enum document_format format = document_format_for(path, text);
	struct document document = unread(arena, path);
	struct document_build build = {.arena = arena};
	struct syntax syntax;
	struct arena scratch;

	if (text.n > BYTES_MOST) {
		notice_add(arena, notices, path, STR("larger than 512 KiB, not understood"));
		return document;
	}
	arena_init(&scratch);
	if (is_template(path, text)) {
		text = document_template(&scratch, text);
	}
	if (syntax_parse(parser, language_of(format), text, &scratch, &syntax)) {
		build.syntax = &syntax;
		build.readable = find_error(&syntax, format);
		build.partial = build.readable != UINT32_MAX || syntax.too_deep;
		read_stream(&build, format, &document);
		document.partial = build.partial || build.full;
		note(&build, path, notices);
	} else {
		notice_add(arena, notices, path, STR("could not be parsed, not understood"));
	}
	arena_finish(&scratch);
	return document;
}

static const struct document_value unknown = {.kind = DOCUMENT_UNKNOWN};

const struct document_value *document_find(const struct document_value *table, struct str key)
{
	const struct document_value *entry;

	if (table == NULL) {
		return NULL;
	}
	if (table->kind == DOCUMENT_UNKNOWN) {
		return &unknown;
	}
	entry = table->kind == DOCUMENT_TABLE ? document_entry(table, key) : NULL;
	return entry == NULL && table->kind == DOCUMENT_TABLE && table->open ? &unknown : entry;
}

const struct document_value *document_get(const struct document_value *table, const char *key)
{
	return document_find(table, str_of(key));
}

struct str document_string(const struct document_value *value)
{
	return document_is(value, DOCUMENT_STRING) ? value->text : STR_NONE;
}
