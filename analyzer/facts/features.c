#include "facts/feature.h"

#include "clerk/strategies.h"
#include "facts/optional.h"
#include "facts/organization_test.h"
#include "facts/words.h"
#include "program/lookup.h"

/* Asked before a place is made: that takes time in long lines. */
static bool is_full(struct features *f)
{
	if (f->count == COLLECTOR_FACTS_PER_FILE) {
		f->count++;
		notice_add(f->collector->arena, &f->collector->facts->notices, f->summary->path,
			STR("2000 uses of features: any others were ignored"));
	}
	return f->count > COLLECTOR_FACTS_PER_FILE;
}

static void add_fact(struct features *f, struct fact_feature fact)
{
	f->count++;
	vec_push(f->collector->arena, &f->collector->facts->features, fact);
}

static bool is_optional(struct features *f, const char *feature, const struct feature_use *use)
{
	return optional_is(f->collector, use->at) ||
	       (str_is(str_of(feature), "organizations") &&
		       organization_test_decides(f->collector, use->at));
}

void features_add(struct features *f, const char *feature, const struct feature_use *use)
{
	if (is_full(f)) {
		return;
	}
	add_fact(f, (struct fact_feature){
			    .at = collector_site(f->collector, use->at),
			    .feature = str_of(feature),
			    .by = use->by,
			    .side = use->side,
			    .object = use->object.n > 0 ? use->object : STR(""),
			    .resolved = !use->unknown,
			    .among = str_of(is_optional(f, feature, use) ? "optional" : ""),
			    .payer = use->payer,
		    });
}

void features_add_implied(
	struct features *f, const char *feature, const char *object, const struct feature_use *use)
{
	struct feature_use it = *use;

	it.object = str_of(object);
	features_add(f, feature, &it);
}

static bool has_place(const struct features *f, struct site site)
{
	return map_get(&f->by_place, (struct str){(const char *)&site, sizeof(site)}) != MAP_NONE;
}

/* Is a literal the only one that can be meant where it stands? */
static const char *among(struct features *f, struct site site)
{
	const struct program *program = f->collector->program;
	expr_id parent = lookup_parent(program, site.module, site.expr);
	unsigned kind = parent == ID_NONE
				? EXPR_NULL
				: program->modules[site.module].summary->exprs[parent].kind;

	if (hosts_is_fallback(&f->choices, site)) {
		return "choice";
	}
	return kind == EXPR_OBJECT || kind == EXPR_ARRAY ? "table" : "";
}

static void add_named(struct features *f, const char *feature, const struct named *named,
	const struct feature_use *use, bool one_of)
{
	struct arena *arena = f->collector->arena;
	struct str key = {(const char *)&named->at, sizeof(named->at)};

	if (has_place(f, named->at) || is_full(f)) {
		return;
	}
	map_put(arena, &f->by_place, str_copy(arena, key), 0);
	add_fact(f, (struct fact_feature){
			    .at = collector_site(f->collector, named->at),
			    .feature = str_of(feature),
			    .by = use->by,
			    .side = use->side,
			    .object = str_copy(arena, named->text),
			    .resolved = named->resolved,
			    .among = str_of(!named->resolved ? ""
					    : one_of         ? "choice"
							     : among(f, named->at)),
			    .payer = use->payer,
		    });
}

void features_add_object(
	struct features *f, const char *feature, struct site value, const struct feature_use *use)
{
	named_vec names = {0};

	bool lost = false;

	named_read(f->collector, value, &f->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		lost = lost || !names.items[i].resolved;
	}
	for (size_t i = 0; i < names.n; i++) {
		add_named(f, feature, &names.items[i], use, lost);
	}
}

/* An id that nothing seen so far is given: as text, or as a key: { cplan_x: role }. */
static void add_id(struct features *f, expr_id id, struct str text, uint32_t start, uint32_t end)
{
	struct collector *collector = f->collector;
	struct site site = {f->module, id};
	struct sdk_thing nothing = {.path = {"", 0}, .package = {"", 0}, .name = {"", 0}};
	const char *feature = feature_of_id(text);

	if (feature == NULL || has_place(f, site) || is_full(f)) {
		return;
	}
	add_fact(f, (struct fact_feature){
			    .at = collector_place(collector, f->summary->path, start, end),
			    .feature = str_of(feature),
			    .by = STR("literal"),
			    .side = sdk_side(collector, site, &nothing),
			    .object = str_copy(collector->arena, text),
			    .resolved = true,
			    .among = str_of(among(f, site)),
			    .payer = STR(""),
		    });
}

static void read_keys(struct features *f, expr_id object)
{
	for (uint32_t i = 0; i < f->summary->exprs[object].count; i++) {
		const struct prop *prop = summary_prop_at(f->summary, object, i);

		add_id(f, object, prop->key, prop->start, prop->end);
	}
}

static void read_ids(struct features *f)
{
	const struct program *program = f->collector->program;
	const struct summary *summary = f->summary;

	if (!f->clerks || (words_in(f->collector, f->module) & WORDS_IDS) == 0) {
		return;
	}
	for (expr_id id = 0; (id = lookup_next(program, f->module,
				      KINDS(EXPR_OBJECT) | KINDS(EXPR_STRING), id)) != ID_NONE;
		id++) {
		const struct expr *e = &summary->exprs[id];

		if (e->kind == EXPR_OBJECT) {
			read_keys(f, id);
		} else {
			add_id(f, id, e->text, e->start, e->end);
		}
	}
}

static void read_expr(struct features *f, expr_id id)
{
	switch ((enum expr_kind)f->summary->exprs[id].kind) {
	case EXPR_CALL:
		features_call(f, id);
		break;
	case EXPR_JSX:
		features_element(f, id);
		break;
	case EXPR_MEMBER:
		features_member(f, id);
		break;
	case EXPR_OBJECT:
		features_object(f, id);
		break;
	case EXPR_STRING:
		features_string(f, id);
		break;
	default:
		break;
	}
}

static void begin_module(struct features *f, uint32_t module)
{
	uint32_t words = words_in(f->collector, module);

	f->module = module;
	f->summary = f->collector->program->modules[module].summary;
	f->count = 0;
	f->choices.followed = 0;
	f->imports = collector_imports_clerk(f->summary);
	f->convex = (words & WORDS_CONVEX) != 0;
	f->clerks =
		f->collector->facts->apps.items[f->collector->program->modules[module].app].clerk;
	f->signs_in = (f->imports || f->clerks) && (words & WORDS_SIGN_IN) != 0;
}

static void read_module(struct features *f)
{
	for (expr_id id = 0; id < f->summary->expr_count; id++) {
		read_expr(f, id);
		features_word(f, id);
	}
	arena_clear(&f->scratch);
}

/* Strategies that are a feature by themselves. */
static const char *feature_of_strategy(struct str strategy)
{
	if (strategies_is_enterprise(strategy)) {
		return "enterprise_sso";
	}
	if (str_is(strategy, "passkey")) {
		return "passkeys";
	}
	return str_is(strategy, "google_one_tap") ? "google_one_tap" : NULL;
}

static void add_strategies(struct collector *collector)
{
	struct facts *facts = collector->facts;

	for (size_t i = 0; i < facts->strategies.n; i++) {
		const struct fact_strategy *strategy = &facts->strategies.items[i];
		const char *feature = feature_of_strategy(strategy->strategy);

		if (feature != NULL) {
			vec_push(collector->arena, &facts->features,
				(struct fact_feature){
					.at = strategy->at,
					.feature = str_of(feature),
					.by = strategy->api,
					.side = strategy->side,
					.object = STR(""),
					.resolved = true,
					.among = str_of(strategy->optional ? "optional" : ""),
					.payer = STR(""),
				});
		}
	}
}

void collect_features(struct collector *collector)
{
	struct features f = {.collector = collector, .choices.collector = collector};
	uint32_t count = collector->program->module_count;

	arena_init(&f.scratch);
	feature_names_make(&f.names, collector->arena);
	add_strategies(collector);
	for (uint32_t i = 0; i < count; i++) {
		begin_module(&f, i);
		read_module(&f);
	}
	/* behind the calls and elements, which say what an id is used by */
	for (uint32_t i = 0; i < count; i++) {
		begin_module(&f, i);
		read_ids(&f);
	}
	arena_finish(&f.scratch);
}
