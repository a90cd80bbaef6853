#include <string.h>

#include "program/auto_import.h"
#include "program/follow_internal.h"
#include "program/lookup.h"

/* What a module gives out under a name: a place in the program, or a name of a package. */
struct exported {
	struct site site;
	struct str package;
	struct str name;
	uint32_t namespace; /* module of `export * as name`, or ID_NONE */
	bool own; /* it is something of a module's own, which was not loaded for it */
};

/*
 * One search. Re-exports may form cycles and lattices: no module is asked
 * for the same name twice, and only so many are asked at all.
 */
enum { SEARCH_MODULES = 256, SEARCH_SLOTS = 2 * SEARCH_MODULES };

struct search {
	const struct program *program;
	struct exported found;
	bool shallow; /* own things of modules need not be found */
	struct str name; /* the last that was asked for, and its hash */
	uint64_t hash;
	unsigned count;
	struct {
		uint32_t module;
		struct str name;
	} asked[SEARCH_MODULES];
	uint16_t slots[SEARCH_SLOTS]; /* by hash: index of one that was asked, plus 1 */
};

static bool find_export(struct search *search, uint32_t module, struct str name);

static bool find_through(struct search *search, uint32_t module, uint32_t index, struct str name)
{
	const struct program_module *m = &search->program->modules[module];

	if (m->export_targets[index] != ID_NONE) {
		return find_export(search, m->export_targets[index], name);
	}
	search->found.package = m->summary->exports[index].specifier;
	search->found.name = name;
	return true;
}

static bool find_named(struct search *search, uint32_t module, struct str name)
{
	const struct program_module *m = &search->program->modules[module];
	uint32_t index = lookup_export(search->program, module, name);
	const struct export *export;

	if (index == ID_NONE) {
		return false;
	}
	export = &m->summary->exports[index];
	switch ((enum export_kind) export->kind) {
	case EXPORT_LOCAL:
	case EXPORT_COMMONJS:
		search->found.site = (struct site){module, export->value};
		return true;
	case EXPORT_FROM:
		return find_through(search, module, index, export->imported);
	case EXPORT_STAR_AS:
		search->found.namespace = m->export_targets[index];
		search->found.package = export->specifier;
		search->found.name = STR("*");
		return true;
	case EXPORT_STAR:
		break;
	}
	return false;
}

static bool find_star(struct search *search, uint32_t module, struct str name)
{
	const struct program_module *m = &search->program->modules[module];
	const position_vec *stars = lookup_stars(search->program, module);
	uint32_t outside = ID_NONE;

	for (size_t i = 0; i < stars->n && search->count < SEARCH_MODULES; i++) {
		uint32_t star = stars->items[i];

		if (m->export_targets[star] == ID_NONE) {
			outside = star;
		} else if (find_export(search, m->export_targets[star], name)) {
			return true;
		}
	}
	/* not found in our own modules: a package that is re-exported whole may have it */
	return outside != ID_NONE && find_through(search, module, outside, name);
}

static void take_name(struct search *search, struct str name)
{
	/* mostly it is the same slice */
	if (search->name.s != name.s || search->name.n != name.n) {
		search->name = name;
		search->hash = declared_hash(name);
	}
}

/* Was the module asked for the name? If not it is now. */
static bool is_asked(struct search *search, uint32_t module)
{
	size_t i = (search->hash ^ module * 0x9e3779b1u) % SEARCH_SLOTS;

	for (; search->slots[i] != 0; i = (i + 1) % SEARCH_SLOTS) {
		unsigned asked = search->slots[i] - 1u;

		if (search->asked[asked].module == module &&
			str_equal(search->asked[asked].name, search->name)) {
			return true;
		}
	}
	if (search->count == SEARCH_MODULES) {
		return true;
	}
	search->asked[search->count].module = module;
	search->asked[search->count++].name = search->name;
	search->slots[i] = (uint16_t)search->count;
	return false;
}

static bool find_export(struct search *search, uint32_t module, struct str name)
{
	take_name(search, name);
	if (is_asked(search, module)) {
		return false;
	}
	if (module >= search->program->module_count) {
		enum declared_kind kind =
			declared_kind(&search->program->modules[module].declared, search->hash);

		if (kind == DECLARED_NOT || (kind == DECLARED_OWN && search->shallow)) {
			search->found.own = kind == DECLARED_OWN;
			return search->found.own;
		}
	}
	return find_named(search, module, name) ||
	       (!str_is(name, "default") && find_star(search, module, name));
}

static bool look_up(const struct program *program, uint32_t module, struct str name, bool shallow,
	struct exported *out)
{
	struct search search;
	bool found;

	search.program = program;
	search.shallow = shallow;
	search.name = STR_NONE;
	search.hash = declared_hash(STR_NONE);
	search.count = 0;
	memset(search.slots, 0, sizeof(search.slots));
	search.found = (struct exported){.site = SITE_NONE, .namespace = ID_NONE};
	found = find_export(&search, module, name);
	*out = search.found;
	return found;
}

struct site follow_export_find(const struct program *program, uint32_t module, struct str name)
{
	struct exported found;

	return look_up(program, module, name, false, &found) ? found.site : SITE_NONE;
}

/* A name of one of our own modules. */
static void follow_module(struct follow *f, struct site at, uint32_t module, struct str name,
	const struct trail *trail)
{
	struct exported found;
	struct site via = f->via;

	if (f->listed && module >= f->program->module_count &&
		!f->program->modules[module].declared.hands_on) {
		follow_emit(f, VALUE_UNKNOWN, at);
		return;
	}
	f->via = SITE_NONE; /* what a module gives out is made once */
	if (!look_up(
		    f->program, module, name, (f->shallow && trail == NULL) || f->listed, &found)) {
		/* module.exports = { a, b }: names are members of the one value given out */
		struct trail member = {name, trail};

		follow_site(f, lookup_commonjs(f->program, module), &member, NULL);
	} else if (found.own) {
		follow_emit(f, VALUE_UNKNOWN, at);
	} else if (found.site.expr != ID_NONE) {
		follow_site(f, found.site, trail, NULL);
	} else if (found.namespace != ID_NONE && trail != NULL) {
		follow_module(f, at, found.namespace, trail->name, trail->next);
	} else {
		bool whole = trail != NULL && str_is(found.name, "*");

		follow_emit_named(f, VALUE_IMPORT, at, whole ? STR("") : found.name, trail);
		vec_last(f->out)->package = found.package;
	}
	f->via = via;
}

static void follow_package(
	struct follow *f, struct site at, const struct import *import, const struct trail *trail)
{
	bool whole = import->kind == IMPORT_NAMESPACE && trail != NULL;

	if (follow_environment_import(f, at, import, trail)) {
		return;
	}
	follow_emit_named(f, VALUE_IMPORT, at, whole ? STR("") : import->name, trail);
	vec_last(f->out)->package = import->specifier;
}

void follow_export_import(
	struct follow *f, struct site at, uint32_t index, const struct trail *trail)
{
	const struct program_module *m = &f->program->modules[at.module];
	const struct import *import = &m->summary->imports[index];
	uint32_t target = m->targets[index];

	if (target == ID_NONE && str_is(import->specifier, "#imports")) {
		struct site found = auto_import_find(f->program, at.module, import->name);

		if (found.expr != ID_NONE) {
			follow_site(f, found, trail, NULL);
			return;
		}
	}
	if (target == ID_NONE) {
		follow_package(f, at, import, trail);
	} else if (import->kind != IMPORT_NAMESPACE) {
		follow_module(f, at, target, import->name, trail);
	} else if (trail != NULL) {
		follow_module(f, at, target, trail->name, trail->next);
	} else {
		/* the namespace itself; of a CommonJS module that is what it assigned */
		struct site whole = lookup_commonjs(f->program, target);

		follow_site(
			f, whole.expr == ID_NONE ? program_beside(at, ID_NONE) : whole, NULL, NULL);
	}
}

void follow_export_require(struct follow *f, struct site call, const struct trail *trail)
{
	const struct summary *summary = follow_summary(f, call);
	uint32_t index = summary->exprs[call.expr].index;

	if (index == 0 || index > summary->import_count) {
		follow_emit(f, VALUE_UNKNOWN, call); /* the specifier is computed */
	} else {
		follow_export_import(f, call, index - 1, trail);
	}
}
