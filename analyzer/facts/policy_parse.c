#include "base/ascii.h"
#include "base/buf.h"
#include "facts/policy_text.h"

/* Directives of "Content Security Policy Level 3" (W3C) and of the specifications that extend it.
 */
static const char *const known_directives[] = {"default-src", "script-src", "script-src-elem",
	"script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src",
	"connect-src", "font-src", "object-src", "media-src", "frame-src", "child-src",
	"worker-src", "manifest-src", "prefetch-src", "fenced-frame-src", "base-uri", "form-action",
	"frame-ancestors", "navigate-to", "sandbox", "report-uri", "report-to",
	"upgrade-insecure-requests", "block-all-mixed-content", "plugin-types",
	"require-trusted-types-for", "trusted-types", "require-sri-for", "referrer"};

/* A policy is a list of words; a word may be part of several pieces. */
struct parsing {
	const struct policy_text *text;
	struct fact_policy *out;
	struct buf word;
	const struct policy_piece *piece; /* in which the word began */
	size_t at; /* … and where */
	bool holed; /* a part of the word is not known */
	bool maybe; /* it is said on a condition */
	bool skips; /* the directive is one that may not be there */
	bool named; /* a directive has begun */
	struct buf sources; /* of the last directive */
	bool known; /* one of the directives is one */
	bool missing; /* there may be more directives */
};

static struct str lower(struct arena *arena, struct str text)
{
	char *copy = arena_alloc(arena, text.n + 1);

	for (size_t i = 0; i < text.n; i++) {
		copy[i] = ascii_lower(text.s[i]);
	}
	return (struct str){copy, text.n};
}

/* Exact where a piece is written as it reads; else all of its literal. */
static struct place place_of(const struct parsing *p)
{
	struct collector *collector = p->text->collector;
	const struct source_file *file = collector_file(collector, p->piece->path);
	struct str text = file == NULL ? STR("") : file->text;
	struct str written = str_slice(text, p->piece->start, p->piece->end);
	size_t quote = written.n == p->piece->text.n + 2 ? 1 : 0;

	if (written.n >= p->piece->text.n &&
		str_equal(str_slice(written, quote, quote + p->piece->text.n), p->piece->text)) {
		uint32_t start = p->piece->start + (uint32_t)(quote + p->at);

		return collector_place(
			collector, p->piece->path, start, start + (uint32_t)p->word.n);
	}
	return collector_place(collector, p->piece->path, p->piece->start, p->piece->end);
}

static void note_unresolved(struct parsing *p, struct str name)
{
	str_vec *list = &p->out->unresolved;

	for (size_t i = 0; i < list->n; i++) {
		if (str_equal(list->items[i], name)) {
			return;
		}
	}
	vec_push(p->text->collector->arena, list, name);
}

static void begin_directive(struct parsing *p)
{
	struct arena *arena = p->text->collector->arena;
	struct str name = str_copy(arena, buf_str(&p->word));

	if (p->holed) {
		p->missing = true;
		return;
	}
	if (p->maybe) {
		note_unresolved(p, name);
		p->skips = true;
		return;
	}
	p->known = p->known || str_in(lower(arena, name), known_directives,
				       sizeof(known_directives) / sizeof(known_directives[0]));
	p->named = true;
	p->sources.n = 0;
	vec_push(arena, &p->out->directives,
		(struct fact_item){.at = place_of(p), .name = name, .kind = STR("")});
}

static bool is_keyword(struct str word)
{
	return word.n > 2 && word.s[0] == '\'' && word.s[word.n - 1] == '\'';
}

static void add_source(struct parsing *p, struct str source)
{
	if (p->sources.n > 0) {
		buf_add_byte(&p->sources, ' ');
	}
	buf_add(&p->sources, source);
}

/* A nonce is made for each response: all that there is to know of it is that there is one. */
static void end_source(struct parsing *p)
{
	struct str word = buf_str(&p->word);

	if (p->holed && !p->maybe && str_starts(word, "'nonce-")) {
		add_source(p, STR("'nonce-*'"));
		return;
	}
	if (p->holed || p->maybe) {
		note_unresolved(p, vec_last(&p->out->directives)->name);
	}
	if (word.n > 0 && !p->maybe && (!p->holed || is_keyword(word))) {
		add_source(p, word);
	}
}

static void end_word(struct parsing *p)
{
	if ((p->word.n > 0 || p->holed) && !p->skips) {
		if (p->named) {
			end_source(p);
		} else {
			begin_directive(p);
		}
	}
	p->word.n = 0;
	p->holed = false;
	p->maybe = false;
}

static void end_directive(struct parsing *p)
{
	end_word(p);
	if (p->named) {
		vec_last(&p->out->directives)->kind =
			str_copy(p->text->collector->arena, buf_str(&p->sources));
	}
	p->named = false;
	p->skips = false;
}

static void read_piece(struct parsing *p, const struct policy_piece *piece)
{
	if (piece->hole) {
		p->holed = true;
		return;
	}
	for (size_t i = 0; i < piece->text.n; i++) {
		char c = piece->text.s[i];

		if (c == ';' || c == ',') {
			end_directive(p);
		} else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
			end_word(p);
		} else {
			if (p->word.n == 0) {
				p->piece = piece;
				p->at = i;
			}
			p->maybe = p->maybe || piece->maybe;
			buf_add_byte(&p->word, c);
		}
	}
}

bool policy_text_parse(const struct policy_text *text, struct fact_policy *out)
{
	struct parsing p = {.text = text, .out = out, .missing = text->partial};

	for (size_t i = 0; i < text->pieces.n; i++) {
		read_piece(&p, &text->pieces.items[i]);
	}
	end_directive(&p);
	if (p.missing) {
		note_unresolved(&p, STR("*"));
	}
	out->resolved = out->unresolved.n == 0;
	buf_finish(&p.word);
	buf_finish(&p.sources);
	return p.known || (!out->resolved && out->directives.n == 0);
}
