#include "base/path.h"
#include "facts/policies.h"
#include "settings/blocks.h"

/*
 * Content-Security-Policies in settings files. Sources: Vercel "vercel.json"
 * (headers), Netlify "Custom headers" (netlify.toml, _headers), Cloudflare Pages
 * "Headers", Firebase Hosting (headers), Azure Static Web Apps (globalHeaders),
 * nginx ngx_http_headers_module, Caddy "header", Apache mod_headers, Chrome
 * Extensions "Manifest - Content Security Policy", Tauri "Content Security
 * Policy (CSP)".
 */
enum {
	DEPTH_MOST = 12, /* tables in tables */
	POLICIES_MOST = 200,
};

struct settings {
	struct collector *collector;
	const struct source_file *file;
	const char *via;
	struct str source; /* the paths that the header is for, or absent */
	struct arena scratch;
	size_t count;
};

static void add(struct settings *s, struct str text, uint32_t start, uint32_t end,
	enum policies_header header)
{
	struct policy_text policy = {.collector = s->collector, .arena = &s->scratch};
	struct fact_policy fact = {
		.via = str_of(s->via),
		.report_only = header == POLICIES_REPORT_ONLY,
	};

	/* ${NAME} of a template is put in later */
	policy.partial = str_has(text, "${");
	policy_text_add(&policy, text, s->file->path, start, end);
	if (s->count == POLICIES_MOST) {
		notice_add(s->collector->arena, &s->collector->facts->notices, s->file->path,
			STR("200 policies: any others were ignored"));
	}
	if (s->count++ < POLICIES_MOST && policy_text_parse(&policy, &fact)) {
		if (s->source.n > 0) {
			vec_push(s->collector->arena, &fact.sources,
				str_copy(s->collector->arena, s->source));
		}
		fact.at = collector_place(s->collector, s->file->path, start, end);
		vec_push(s->collector->arena, &s->collector->facts->policies, fact);
	}
}

static void add_value(
	struct settings *s, const struct document_value *value, enum policies_header header)
{
	if (document_is(value, DOCUMENT_STRING)) {
		add(s, value->text, value->start, value->end, header);
	}
}

/* { "key": "Content-Security-Policy", "value": … }, also under other names */
static void read_pair(struct settings *s, const struct document_value *table)
{
	static const char *const names[] = {"key", "name", "header"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str name = document_string(document_get(table, names[i]));
		enum policies_header header =
			str_absent(name) ? POLICIES_NO_HEADER : policies_header(name);

		if (header != POLICIES_NO_HEADER) {
			add_value(s, document_get(table, "value"), header);
		}
	}
}

/* What says in a table which paths its headers are for; "" nothing does. */
static struct str source_of(const struct document_value *table)
{
	static const char *const names[] = {"source", "for", "route", "pattern", "path"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str source = document_string(document_get(table, names[i]));

		if (source.n > 0) {
			return source;
		}
	}
	return str_is(table->key, "globalHeaders") ? STR("/*") : STR("");
}

/* Wherever a header is named, by a key or beside its value. */
static void read_headers(struct settings *s, const struct document_value *value, unsigned depth)
{
	struct str outer = s->source;

	if (depth > DEPTH_MOST) {
		return;
	}
	if (document_is(value, DOCUMENT_TABLE)) {
		struct str source = source_of(value);

		s->source = source.n > 0 ? source : outer;
		read_pair(s, value);
	}
	document_each (child, value) {
		enum policies_header header =
			str_absent(child->key) ? POLICIES_NO_HEADER : policies_header(child->key);

		if (header != POLICIES_NO_HEADER) {
			add_value(s, child, header);
		}
		read_headers(s, child, depth + 1);
	}
	s->source = outer;
}

/* A text, or a table of directives, as Tauri takes both. */
static void read_csp(struct settings *s, const struct document_value *csp)
{
	struct policy_text policy = {.collector = s->collector, .arena = &s->scratch};
	struct fact_policy fact = {.via = str_of(s->via)};

	if (!document_is(csp, DOCUMENT_TABLE)) {
		add_value(s, csp, POLICIES_ENFORCED);
		return;
	}
	document_each (directive, csp) {
		policy_text_add(&policy, directive->key, s->file->path, directive->key_start,
			directive->key_end);
		if (document_is(directive, DOCUMENT_STRING)) {
			policy_text_add(&policy, STR(" "), STR(""), 0, 0);
			policy_text_add(&policy, directive->text, s->file->path, directive->start,
				directive->end);
		}
		document_each (source, document_is(directive, DOCUMENT_LIST) ? directive : NULL) {
			policy_text_add(&policy, STR(" "), STR(""), 0, 0);
			policy_text_add(
				&policy, source->text, s->file->path, source->start, source->end);
		}
		policy_text_add(&policy, STR(";"), STR(""), 0, 0);
	}
	if (policy_text_parse(&policy, &fact)) {
		fact.at = collector_place(s->collector, s->file->path, csp->start, csp->end);
		vec_push(s->collector->arena, &s->collector->facts->policies, fact);
	}
}

static const struct document_value *root_of(const struct settings *s)
{
	const struct document *document = program_document(s->collector->program, s->file->path);

	return document == NULL ? NULL : document->root;
}

static void read_document(struct settings *s)
{
	read_headers(s, root_of(s), 0);
}

static void read_manifest(struct settings *s)
{
	const struct document_value *policy = document_get(root_of(s), "content_security_policy");

	s->via = "manifest";
	add_value(s,
		document_is(policy, DOCUMENT_TABLE) ? document_get(policy, "extension_pages")
						    : policy,
		POLICIES_ENFORCED);
}

/* Version 2 has it under app, version 1 under tauri. */
static void read_tauri(struct settings *s)
{
	const struct document_value *root = root_of(s);

	s->via = "tauri";
	read_csp(s, document_get(document_get(document_get(root, "app"), "security"), "csp"));
	read_csp(s, document_get(document_get(document_get(root, "tauri"), "security"), "csp"));
}

/* "  Content-Security-Policy: …" below a path */
static void read_lines(struct settings *s)
{
	struct str rest = s->file->text;
	uint32_t offset = 0;

	while (rest.n > 0) {
		size_t before = rest.n;
		struct str line = str_take(&rest, '\n');
		size_t colon = str_find_byte(line, ':');
		struct str value =
			str_trim(str_slice(line, colon == SIZE_MAX ? line.n : colon + 1, line.n));
		enum policies_header header = policies_header(str_trim(str_slice(line, 0, colon)));

		if (line.n > 0 && line.s[0] != ' ' && line.s[0] != '\t' && line.s[0] != '#') {
			s->source = str_trim(line);
		}
		if (header != POLICIES_NO_HEADER && value.n > 0) {
			uint32_t start = offset + (uint32_t)(value.s - line.s);

			add(s, value, start, start + (uint32_t)value.n, header);
		}
		offset += (uint32_t)(before - rest.n);
	}
}

/* `add_header name value`, `header [path] name value`, `Header always set name value` */
static void read_blocks(struct settings *s, enum blocks_form form)
{
	struct blocks blocks = blocks_read(&s->scratch, s->file->text, form);

	for (size_t i = 0; i < blocks.statements.n; i++) {
		const struct blocks_statement *statement = &blocks.statements.items[i];

		for (uint32_t n = 0; n + 1 < statement->count; n++) {
			struct str name = blocks_word(&blocks, statement, n)->text;
			const struct blocks_word *value = blocks_word(&blocks, statement, n + 1);
			enum policies_header header =
				policies_header(str_starts(name, "+") || str_starts(name, "?")
							? str_slice(name, 1, name.n)
							: name);

			if (header != POLICIES_NO_HEADER &&
				!str_is(blocks_word(&blocks, statement, 0)->text,
					"proxy_hide_header")) {
				add(s, value->text, value->start, value->end, header);
			}
		}
	}
}

static void read_nginx(struct settings *s)
{
	read_blocks(s, BLOCKS_NGINX);
}

static void read_words(struct settings *s)
{
	read_blocks(s, BLOCKS_CADDY);
}

static const struct {
	const char *name; /* of the file, or its end from a '.' on */
	const char *kind; /* NULL; else of kinds_paths' list, whatever the name */
	const char *via;
	void (*read)(struct settings *s);
} readers[] = {
	{"_headers", NULL, "headers", read_lines},
	{".htaccess", NULL, "apache", read_words},
	{"manifest.json", NULL, "manifest", read_manifest},
	{"tauri.conf.json", NULL, "tauri", read_tauri},
	{"vercel.json", NULL, "vercel", read_document},
	{"now.json", NULL, "vercel", read_document},
	{"netlify.toml", NULL, "netlify", read_document},
	{"firebase.json", NULL, "firebase", read_document},
	{"staticwebapp.config.json", NULL, "azure", read_document},
	{"serve.json", NULL, "serve", read_document},
	{"render.yaml", NULL, "render", read_document},
	{"customHttp.yml", NULL, "amplify", read_document},
	{"customHttp.yaml", NULL, "amplify", read_document},
	{NULL, "nginx", "nginx", read_nginx},
	{NULL, "caddy", "caddy", read_words},
};

enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static bool may_hold_policy(struct str text)
{
	return str_has_nocase(text, "security-policy") ||
	       str_has(text, "content_security_policy") || str_has(text, "csp");
}

static bool is_read_by(size_t reader, const struct source_file *file, struct str kind)
{
	return readers[reader].name != NULL ? str_is(path_name(file->path), readers[reader].name)
					    : str_is(kind, readers[reader].kind);
}

void policies_settings(struct collector *collector, const struct source_file *file)
{
	struct settings s = {.collector = collector, .file = file};
	const char *paths = kinds_paths(file->path, file->text);
	struct str kind = paths == NULL ? STR("") : str_of(paths);

	arena_init(&s.scratch);
	for (size_t i = 0; i < READERS; i++) {
		if (is_read_by(i, file, kind) && may_hold_policy(file->text)) {
			s.via = readers[i].via;
			readers[i].read(&s);
		}
	}
	arena_finish(&s.scratch);
}
