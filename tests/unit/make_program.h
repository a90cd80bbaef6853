#ifndef TESTS_MAKE_PROGRAM_H
#define TESTS_MAKE_PROGRAM_H

/* For tests: files in memory as a linked program, by the steps of facts/collect.c. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "module/module.h"
#include "program/apps.h"
#include "program/link.h"
#include "program/program.h"
#include "program/resolve.h"
#include "settings/kinds.h"

struct made {
	struct arena arena;
	struct arena scratch;
	struct tree *tree;
	struct syntax_parser *parser;
	struct walk_result walk;
	struct program program;
	notice_vec notices;
};

static void make_module(struct made *made, struct str path, struct str text)
{
	struct program *program = &made->program;

	if (syntax_language_of(path) == SYNTAX_NONE) {
		return;
	}
	program->modules[program->module_count] = (struct program_module){
		.summary = module_summarize(
			made->parser, path, text, &made->arena, &made->scratch, &made->notices),
		.path = path,
		.text = text,
	};
	assert_non_null(program->modules[program->module_count].summary);
	map_put(&made->arena, &program->by_path, path, program->module_count++);
}

struct settings {
	VEC(struct tsconfig) configs;
	VEC(struct manifest) manifests;
	VEC(struct import_map) maps;
};

static void make_setting(
	struct made *made, struct str path, struct str text, struct settings *settings)
{
	struct tsconfig config;
	struct manifest manifest;
	struct import_map map;

	if (kinds_is_tsconfig(path) &&
		tsconfig_read(&made->arena, path, text, &config, &made->notices)) {
		vec_push(&made->arena, &settings->configs, config);
	}
	if (kinds_is_manifest(path) &&
		manifest_read(&made->arena, path, text, &manifest, &made->notices)) {
		vec_push(&made->arena, &settings->manifests, manifest);
	}
	if (import_map_is(path) &&
		import_map_read(&made->arena, path, text, &map, &made->notices)) {
		vec_push(&made->arena, &settings->maps, map);
	}
}

/* The files must outlive the program. */
static void make_program(struct made *made, const struct tree_memory_file *files, size_t count)
{
	struct settings settings = {0};

	memset(made, 0, sizeof(*made));
	made->tree = tree_open_memory(files, count);
	made->parser = syntax_parser_create();
	made->program.arena = &made->arena;
	walk_run(made->tree, &(struct walk_options){0}, &made->arena, &made->walk);
	apps_find(&made->program, NULL, 0);
	made->program.modules =
		arena_array(&made->arena, made->walk.files.n, sizeof(struct program_module));
	for (size_t i = 0; i < made->walk.files.n; i++) {
		struct str path = made->walk.files.items[i].path;
		struct str text;

		assert_int_equal(
			tree_read(made->tree, path, SIZE_MAX, &made->arena, &text), TREE_OK);
		make_module(made, path, text);
		make_setting(made, path, text, &settings);
	}
	link_modules(&made->program,
		resolve_create(&made->arena, &(struct resolve_sources){
						     .files = &made->walk,
						     .configs = settings.configs.items,
						     .config_count = settings.configs.n,
						     .manifests = settings.manifests.items,
						     .manifest_count = settings.manifests.n,
						     .maps = settings.maps.items,
						     .map_count = settings.maps.n,
					     }));
}

static void unmake_program(struct made *made)
{
	syntax_parser_destroy(made->parser);
	tree_close(made->tree);
	arena_finish(&made->scratch);
	arena_finish(&made->arena);
}

/* The argument of the last call of the undeclared function ask() in any module. */
static struct site make_question(const struct made *made)
{
	for (uint32_t m = made->program.module_count; m > 0; m--) {
		const struct summary *s = made->program.modules[m - 1].summary;

		for (expr_id i = s->expr_count; i > 0; i--) {
			const struct expr *e = &s->exprs[i - 1];

			if (e->kind == EXPR_CALL && s->exprs[e->left].kind == EXPR_NAME &&
				s->exprs[e->left].binding == ID_NONE &&
				str_is(s->exprs[e->left].name, "ask")) {
				return (struct site){m - 1, summary_kid(s, i - 1, 0)};
			}
		}
	}
	fail_msg("no call of ask()");
	return SITE_NONE;
}

#endif
