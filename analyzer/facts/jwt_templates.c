#include "facts/named.h"
#include "facts/sdk.h"
#include "facts/sdk_written.h"
#include "facts/words.h"
#include "program/lookup.h"

struct templates {
	struct collector *collector;
	struct arena scratch;
	struct map by_place; /* named_key() → index into facts->jwt_templates */
	uint32_t module;
	const struct summary *summary;
	size_t count; /* of the module's entries */
};

/* A call or element that asks for a token: what goes into an entry. */
struct request {
	struct site at;
	struct str form;
	struct str side;
};

static void add(struct templates *t, const struct named *named, const struct request *request)
{
	struct collector *collector = t->collector;
	struct str key = named_key(&t->scratch, named);
	uint32_t index = map_get(&t->by_place, key);

	if (index == MAP_NONE) {
		struct fact_jwt_template fact = {
			.at = collector_site(collector, named->at),
			.name = str_copy(collector->arena, named->text),
			.resolved = named->resolved,
			.form = request->form,
			.side = request->side,
		};

		if (t->count >= COLLECTOR_FACTS_PER_FILE) {
			return;
		}
		t->count++;
		index = (uint32_t)collector->facts->jwt_templates.n;
		vec_push(collector->arena, &collector->facts->jwt_templates, fact);
		map_put(collector->arena, &t->by_place, str_copy(collector->arena, key), index);
	}
	if (named->elsewhere) {
		named_add_use(
			collector, &collector->facts->jwt_templates.items[index].uses, named->use);
	}
}

/* getToken({ template }); without options, or without that one, it is the session's own token. */
static void read_options(struct templates *t, struct request *request, bool certain)
{
	struct collector *collector = t->collector;
	named_vec names = {0};

	named_read_option(collector, program_argument(collector->program, request->at, 0),
		"template", &t->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		if (certain || names.items[i].resolved) {
			add(t, &names.items[i], request);
		}
	}
}

/* sessions.getToken(sessionId, template) */
static void read_second(struct templates *t, struct request *request)
{
	named_vec names = {0};

	request->form = STR("sessions.getToken");
	named_read(t->collector, program_argument(t->collector->program, request->at, 1),
		&t->scratch, &names);
	for (size_t i = 0; i < names.n; i++) {
		add(t, &names.items[i], request);
	}
}

static void read_call(struct templates *t, expr_id id)
{
	struct collector *collector = t->collector;
	struct request request = {.at = {t->module, id}, .form = STR("getToken")};
	expr_id callee = t->summary->exprs[id].left;
	struct sdk_thing thing;

	if (callee == ID_NONE || t->summary->exprs[id].count == 0 ||
		!str_is(sdk_written_name(t->summary, callee), "getToken")) {
		return;
	}
	thing = sdk_called(collector, request.at);
	request.side = sdk_side(collector, request.at, &thing);
	if (thing.kind == SDK_BACKEND && str_is(thing.path, "sessions.getToken")) {
		read_second(t, &request);
	} else if (thing.kind == SDK_GET_TOKEN) {
		read_options(t, &request, true);
	} else if (thing.kind == SDK_NONE && sdk_written_may_be_clerks(collector, request.at)) {
		read_options(t, &request, false);
	}
}

static void read_module(struct templates *t)
{
	const struct summary *summary = t->summary;
	bool asks = (words_in(t->collector, t->module) & WORDS_GET_TOKEN) != 0;

	t->count = 0;
	for (expr_id id = 0; asks && (id = lookup_next(t->collector->program, t->module,
					      KINDS(EXPR_CALL), id)) != ID_NONE;
		id++) {
		read_call(t, id);
	}
	if (t->count >= COLLECTOR_FACTS_PER_FILE) {
		notice_add(t->collector->arena, &t->collector->facts->notices, summary->path,
			STR("2000 token templates: any others were ignored"));
	}
	arena_clear(&t->scratch);
}

void collect_jwt_templates(struct collector *collector)
{
	struct templates t = {.collector = collector};

	arena_init(&t.scratch);
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		t.module = i;
		t.summary = collector->program->modules[i].summary;
		read_module(&t);
	}
	arena_finish(&t.scratch);
}
