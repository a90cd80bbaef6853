#include "base/ascii.h"
#include "facts/rewrites.h"
#include "settings/blocks.h"

/*
 * Rewrites in settings of other forms. Sources: Netlify documentation
 * "Redirects and rewrites" and Cloudflare Pages "Redirects" (_redirects);
 * nginx documentation of the modules core (location), proxy and rewrite;
 * Caddy documentation "Directives" and "Request Matchers".
 */

struct word {
	struct str text;
	size_t start;
};

enum { WORDS_MOST = 16 };

static size_t split(struct str line, size_t offset, struct word *words)
{
	size_t n = 0;
	size_t i = 0;

	while (i < line.n && n < WORDS_MOST) {
		size_t start;

		while (i < line.n && (line.s[i] == ' ' || line.s[i] == '\t')) {
			i++;
		}
		start = i;
		while (i < line.n && line.s[i] != ' ' && line.s[i] != '\t') {
			i++;
		}
		if (i > start && line.s[start] == '#') {
			break;
		}
		if (i > start) {
			words[n++] = (struct word){str_slice(line, start, i), offset + start};
		}
	}
	return n;
}

static bool is_status(struct str word)
{
	return word.n >= 3 && word.n <= 4 && ascii_is_digit(word.s[0]) &&
	       ascii_is_digit(word.s[1]) && ascii_is_digit(word.s[2]) &&
	       (word.n == 3 || word.s[3] == '!');
}

/* A destination is a path or a URL; what stands before it are query parameters. */
static bool is_destination(struct str word)
{
	return str_starts(word, "/") || str_starts(word, "http://") || str_starts(word, "https://");
}

/* from [query=:value …] to [status[!]] [Condition=…] */
static void read_line(struct rewriting *rewriting, const struct word *words, size_t n)
{
	struct rewriting_entry entry = {
		.kind = "redirect",
		.source = words[0].text,
		.at = rewriting_place(rewriting, (uint32_t)words[0].start,
			(uint32_t)(words[0].start + words[0].text.n)),
	};

	for (size_t i = 1; i < n; i++) {
		if (is_status(words[i].text)) {
			entry.kind = words[i].text.s[0] == '3' ? "redirect" : "rewrite";
		} else if (str_absent(entry.destination) && is_destination(words[i].text)) {
			entry.destination = words[i].text;
		} else {
			entry.conditional = true;
		}
	}
	rewriting_add(rewriting, &entry);
}

void rewrites_lines(struct rewriting *rewriting)
{
	struct str rest = rewriting->file->text;
	size_t offset = 0;

	while (rest.n > 0) {
		struct word words[WORDS_MOST];
		size_t before = rest.n;
		struct str line = str_take(&rest, '\n');
		size_t n = split(str_ends(line, "\r") ? str_slice(line, 0, line.n - 1) : line,
			offset, words);

		if (n >= 2) {
			read_line(rewriting, words, n);
		}
		offset += before - rest.n;
	}
}

/* What a statement is read with. */
struct stating {
	struct rewriting *rewriting;
	const struct blocks *blocks;
};

static struct str text_at(
	const struct stating *s, const struct blocks_statement *statement, uint32_t n)
{
	const struct blocks_word *word = blocks_word(s->blocks, statement, n);

	return word == NULL ? STR_NONE : word->text;
}

/* The nearest block of this name around a statement, or NULL. */
static const struct blocks_statement *around(
	const struct stating *s, const struct blocks_statement *statement, const char *name)
{
	do {
		statement = blocks_parent(s->blocks, statement);
	} while (statement != NULL && !blocks_is(s->blocks, statement, name));
	return statement;
}

static struct place place_of_word(
	const struct stating *s, const struct blocks_statement *statement, uint32_t n)
{
	const struct blocks_word *word = blocks_word(s->blocks, statement, n);

	return rewriting_place(s->rewriting, word->start, word->end);
}

/* Of a template: ${API_URL} is put in when the container starts. */
static bool is_template(struct str text)
{
	return str_has(text, "${");
}

/* "/api/", "= /api", "~ ^/api": the words of a location; of the server itself "/". */
static struct str location_of(const struct stating *s, const struct blocks_statement *location)
{
	struct str text = location == NULL ? STR("/") : text_at(s, location, 1);

	for (uint32_t i = 2; location != NULL && i < location->count; i++) {
		text = str_format(s->rewriting->collector->arena, "%.*s %.*s", STR_ARGS(text),
			STR_ARGS(text_at(s, location, i)));
	}
	return text;
}

static void add_location(struct stating *s, const struct blocks_statement *statement,
	const char *kind, struct str destination)
{
	const struct blocks_statement *location = around(s, statement, "location");
	bool known = !str_absent(destination) && !is_template(destination);
	struct rewriting_entry entry = {
		.kind = kind,
		.source = location_of(s, location),
		.destination = known ? destination : STR_NONE,
		.conditional = around(s, statement, "if") != NULL,
		.at = location == NULL || location->count < 2
			      ? place_of_word(s, statement, 0)
			      : place_of_word(s, location, location->count - 1),
	};

	rewriting_add(s->rewriting, &entry);
}

/* rewrite regex replacement [flag] */
static void add_regex(struct stating *s, const struct blocks_statement *statement)
{
	struct str replacement = text_at(s, statement, 2);
	struct str flag = text_at(s, statement, 3);
	bool away = str_is(flag, "redirect") || str_is(flag, "permanent") ||
		    str_starts(replacement, "http");
	struct rewriting_entry entry = {
		.kind = away ? "redirect" : "rewrite",
		.source = text_at(s, statement, 1),
		.destination = replacement,
		.conditional = around(s, statement, "if") != NULL,
		.at = place_of_word(s, statement, statement->count > 1 ? 1 : 0),
	};

	s->rewriting->via = "nginx-rewrite";
	rewriting_add(s->rewriting, &entry);
	s->rewriting->via = "nginx";
}

/* return 301 https://…; any other status answers by itself */
static void add_return(struct stating *s, const struct blocks_statement *statement)
{
	struct str status = text_at(s, statement, 1);
	struct str to = text_at(s, statement, 2);

	if (statement->count == 2 && str_starts(status, "http")) {
		add_location(s, statement, "redirect", status);
	} else if (str_starts(status, "30") && !str_absent(to)) {
		add_location(s, statement, "redirect", to);
	}
}

/* Files of other statements: those that nginx brings along say nothing of paths. */
static bool includes_more(struct str path)
{
	static const char *const harmless[] = {"mime.types", "fastcgi_params", "fastcgi.conf",
		"uwsgi_params", "scgi_params", "proxy_params"};

	return !str_in(str_last_part(path, '/'), harmless,
		       sizeof(harmless) / sizeof(harmless[0])) &&
	       !str_has(path, "modules") && !str_has(path, "ssl");
}

static void read_nginx(struct stating *s, const struct blocks_statement *statement)
{
	struct str name = text_at(s, statement, 0);

	if (str_is(name, "proxy_pass") || str_is(name, "grpc_pass")) {
		add_location(s, statement, "rewrite", text_at(s, statement, 1));
	} else if (str_is(name, "rewrite")) {
		add_regex(s, statement);
	} else if (str_is(name, "return")) {
		add_return(s, statement);
	} else if (str_is(name, "include")) {
		s->rewriting->complete =
			s->rewriting->complete && !includes_more(text_at(s, statement, 1));
	} else if (str_has(name, "_by_lua") || str_starts(name, "js_") || str_is(name, "perl")) {
		s->rewriting->complete = false;
	}
}

/* What could not be read may move any path. */
static void note_partial(struct rewriting *rewriting, const struct blocks *blocks)
{
	struct collector *collector = rewriting->collector;

	if (blocks->partial) {
		rewriting->complete = false;
		notice_add(collector->arena, &collector->facts->notices, rewriting->file->path,
			STR("malformed, or too large: what it does to paths is read in part"));
	}
}

void rewrites_nginx(struct rewriting *rewriting)
{
	struct blocks blocks =
		blocks_read(rewriting->collector->arena, rewriting->file->text, BLOCKS_NGINX);
	struct stating s = {rewriting, &blocks};

	note_partial(rewriting, &blocks);
	for (size_t i = 0; i < blocks.statements.n; i++) {
		read_nginx(&s, &blocks.statements.items[i]);
	}
}

static bool is_matcher(struct str word)
{
	return str_starts(word, "/") || str_starts(word, "@") || str_is(word, "*");
}

/* "@api path /api": the one path of a matcher that has a name; absent when it asks for more. */
static struct str named_path(const struct stating *s, struct str name)
{
	for (size_t i = 0; i < s->blocks->statements.n; i++) {
		const struct blocks_statement *statement = &s->blocks->statements.items[i];

		if (statement->count == 3 && str_equal(text_at(s, statement, 0), name) &&
			str_is(text_at(s, statement, 1), "path")) {
			return text_at(s, statement, 2);
		}
	}
	return STR_NONE;
}

/* The path that a directive of Caddy's is for: its own matcher's, or that of what is around it. */
static struct str matched_path(const struct stating *s, const struct blocks_statement *statement)
{
	static const char *const holders[] = {
		"handle", "handle_path", "route", "redir", "rewrite", "reverse_proxy", "uri"};

	do {
		struct str name = text_at(s, statement, 0);
		struct str matcher = text_at(s, statement, 1);
		bool whole = str_is(name, "rewrite") && statement->count == 2;

		if (!str_in(name, holders, sizeof(holders) / sizeof(holders[0])) || whole ||
			!is_matcher(matcher) || str_is(matcher, "*")) {
			continue;
		}
		return str_starts(matcher, "@") ? named_path(s, matcher) : matcher;
	} while ((statement = blocks_parent(s->blocks, statement)) != NULL);
	return STR("/*");
}

static void add_directive(struct stating *s, const struct blocks_statement *statement,
	const char *kind, struct str destination)
{
	bool known = !str_absent(destination) && !str_has(destination, "{");
	struct rewriting_entry entry = {
		.kind = kind,
		.source = matched_path(s, statement),
		.destination = known ? destination : STR_NONE,
		.at = place_of_word(s, statement, statement->count > 1 ? 1 : 0),
	};

	rewriting_add(s->rewriting, &entry);
}

/* uri strip_prefix /api */
static void add_prefix(struct stating *s, const struct blocks_statement *statement)
{
	struct str action = text_at(s, statement, statement->count - 2);
	struct str prefix = text_at(s, statement, statement->count - 1);
	struct rewriting_entry entry = {
		.kind = "rewrite",
		.destination = STR("/*"),
		.at = place_of_word(s, statement, statement->count - 1),
	};

	if (!str_is(action, "strip_prefix")) {
		s->rewriting->complete = false;
		return;
	}
	entry.source = str_format(s->rewriting->collector->arena, "%.*s/*", STR_ARGS(prefix));
	rewriting_add(s->rewriting, &entry);
}

/* A snippet that the file defines itself, "(name) { … }", is read where it stands. */
static bool is_own_snippet(const struct stating *s, struct str name)
{
	for (size_t i = 0; i < s->blocks->statements.n; i++) {
		struct str first = text_at(s, &s->blocks->statements.items[i], 0);

		if (first.n == name.n + 2 && str_starts(first, "(") &&
			str_equal(str_slice(first, 1, first.n - 1), name)) {
			return true;
		}
	}
	return false;
}

static void read_caddy(struct stating *s, const struct blocks_statement *statement)
{
	struct str name = text_at(s, statement, 0);
	uint32_t next = is_matcher(text_at(s, statement, 1)) && statement->count > 2 ? 2 : 1;

	if (str_is(name, "reverse_proxy")) {
		add_directive(s, statement, "rewrite", text_at(s, statement, next));
	} else if (str_is(name, "rewrite") && statement->count > 1) {
		add_directive(s, statement, "rewrite", text_at(s, statement, next));
	} else if (str_is(name, "redir") && statement->count > 1) {
		add_directive(s, statement, "redirect", text_at(s, statement, next));
	} else if (str_is(name, "uri") && statement->count > 2) {
		add_prefix(s, statement);
	} else if (str_is(name, "import") && !is_own_snippet(s, text_at(s, statement, 1))) {
		s->rewriting->complete = false;
	}
}

void rewrites_caddy(struct rewriting *rewriting)
{
	struct blocks blocks =
		blocks_read(rewriting->collector->arena, rewriting->file->text, BLOCKS_CADDY);
	struct stating s = {rewriting, &blocks};

	note_partial(rewriting, &blocks);
	for (size_t i = 0; i < blocks.statements.n; i++) {
		read_caddy(&s, &blocks.statements.items[i]);
	}
}
