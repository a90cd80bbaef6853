#include "module/module.h"

#include <string.h>

#include "base/ascii.h"
#include "module/builder.h"

static struct str first_directive(struct builder *builder)
{
	syntax_each (child, builder->syntax, 0) {
		syntax_id inner;

		if (kind_at(builder, child) != SYN_EXPRESSION_STATEMENT) {
			break;
		}
		inner = value_operand(builder, child);
		if (inner == SYNTAX_NO || kind_at(builder, inner) != SYN_STRING) {
			break;
		}
		if (str_starts(value_string(builder, inner), "use ")) {
			return value_string(builder, inner);
		}
	}
	return STR_NONE;
}

/* Bundlers send these to the browser whole; of .astro only what is in a <script>. */
static bool runs_in_browser(struct str path)
{
	enum syntax_language language = syntax_language_of(path);

	/* Nuxt documentation, "Server Components" */
	return language == SYNTAX_SVELTE || language == SYNTAX_HTML ||
	       (language == SYNTAX_VUE && !str_ends(path, ".server.vue"));
}

uint32_t module_kind(struct str path)
{
	return (uint32_t)syntax_language_of(path) << 1 | runs_in_browser(path);
}

static void read_program(struct builder *builder)
{
	struct function top = {
		.name = STR(""),
		.outer = ID_NONE,
		.first_detail = ID_NONE,
		.end = (uint32_t)builder->syntax->text.n,
		.is_async = true,
		.in_browser = runs_in_browser(builder->path),
	};

	vec_push(builder->scratch, &builder->functions, top);
	builder->hint = STR_NONE;
	scope_enter(builder, true);
	scope_hoist(builder, 0);
	syntax_each (child, builder->syntax, 0) {
		flow_statement(builder, child);
	}
	builder->functions.items[0].step_count = (uint32_t)builder->steps.n;
	function_read_queue(builder);
}

/* A table as it is in the end: what it outgrew is scratch. */
static void *keep_table(
	struct builder *builder, const void *items, size_t n, size_t size, uint32_t *out_count)
{
	*out_count = (uint32_t)n;
	return n == 0 ? NULL
		      : memcpy(arena_raw(builder->keep, arena_size(n, size)), items, n * size);
}

#define KEEP(builder, v, out_count) \
	keep_table((builder), (v)->items, (v)->n, sizeof((v)->items[0]), (out_count))

static void keep_comments(struct builder *builder, const struct syntax *syntax, struct summary *out)
{
	VEC(struct comment) comments = {0};

	for (uint32_t i = 0; i < syntax->comment_count; i++) {
		struct syntax_comment comment = syntax->comments[i];

		if (str_has(str_slice(syntax->text, comment.start, comment.end), "clerk-audit")) {
			vec_push(builder->scratch, &comments,
				(struct comment){comment.start, comment.end});
		}
	}
	out->comments = KEEP(builder, &comments, &out->comment_count);
}

/* `interface X` or `interface X extends Y {`: X, when it is one of those that are kept. */
static struct str interface_name(struct str text)
{
	static const char *const names[] = {"ClerkAuthorization", "CustomJwtSessionClaims"};
	struct str name = str_trim(str_slice(text, str_of("interface").n, text.n));
	size_t end = 0;

	while (end < name.n && (ascii_is_alnum(name.s[end]) || name.s[end] == '_')) {
		end++;
	}
	name = str_slice(name, 0, end);
	return str_in(name, names, sizeof(names) / sizeof(names[0])) ? name : STR_NONE;
}

static void keep_interfaces(
	struct builder *builder, const struct syntax *syntax, struct summary *out)
{
	VEC(struct declared_interface) interfaces = {0};

	if (!str_has(syntax->text, "ClerkAuthorization") &&
		!str_has(syntax->text, "CustomJwtSessionClaims")) {
		return;
	}
	for (syntax_id i = 0; i < syntax->count; i++) {
		const struct syntax_node *node = &syntax->nodes[i];
		struct str name;

		if (node->kind != SYN_INTERFACE_DECLARATION) {
			continue;
		}
		name = interface_name(str_slice(syntax->text, node->start, node->end));
		if (!str_absent(name)) {
			vec_push(builder->scratch, &interfaces,
				(struct declared_interface){name, node->start, node->end});
		}
	}
	out->interfaces = KEEP(builder, &interfaces, &out->interface_count);
}

static struct summary *finish(struct builder *builder, const struct syntax *syntax)
{
	struct summary *out = arena_new(builder->keep, struct summary);

	out->path = builder->path;
	out->text = syntax->text;
	out->exprs = KEEP(builder, &builder->exprs, &out->expr_count);
	out->kid_ids = KEEP(builder, &builder->kid_ids, &out->kid_count);
	out->props = KEEP(builder, &builder->props, &out->prop_count);
	out->bindings = KEEP(builder, &builder->bindings, &out->binding_count);
	out->functions = KEEP(builder, &builder->functions, &out->function_count);
	out->params = KEEP(builder, &builder->params, &out->param_count);
	out->classes = KEEP(builder, &builder->classes, &out->class_count);
	out->steps = KEEP(builder, &builder->steps, &out->step_count);
	out->imports = KEEP(builder, &builder->imports, &out->import_count);
	out->exports = KEEP(builder, &builder->exports, &out->export_count);
	out->directive = first_directive(builder);
	out->has_errors = syntax->has_errors;
	keep_comments(builder, syntax, out);
	keep_interfaces(builder, syntax, out);
	return out;
}

/*
 * Of a file that was only followed into, and says nothing of Clerk, it is no
 * news that the grammar lacks some new syntax.
 */
static bool matters(struct str text)
{
	return str_has_nocase(text, "clerk") || str_has_nocase(text, "svix");
}

static void add_notices(
	const struct syntax *syntax, struct str path, struct arena *keep, notice_vec *notices)
{
	if (syntax->has_errors && matters(syntax->text)) {
		uint32_t line = 1;

		for (uint32_t i = 0; i < syntax->error_at && i < syntax->text.n; i++) {
			line += syntax->text.s[i] == '\n';
		}
		notice_add(keep, notices, path,
			str_format(keep,
				"not understood in full: the part near line %u was ignored", line));
	}
	if (syntax->too_deep) {
		notice_add(keep, notices, path,
			str_format(keep,
				"nested deeper than %d levels: what lies deeper was ignored",
				SYNTAX_MAX_DEPTH));
	}
}

struct summary *module_summarize(struct syntax_parser *parser, struct str path, struct str text,
	struct arena *keep, struct arena *scratch, notice_vec *notices)
{
	struct syntax syntax;
	struct builder builder = {.keep = keep, .scratch = scratch, .path = path};

	if (!syntax_parse(parser, syntax_language_of(path), text, scratch, &syntax)) {
		if (syntax.incomplete) {
			notice_add(keep, notices, path,
				STR("too hard to parse within the budget: not read"));
		}
		return NULL;
	}
	builder.syntax = &syntax;
	read_program(&builder);
	add_notices(&syntax, path, keep, notices);
	return finish(&builder, &syntax);
}
