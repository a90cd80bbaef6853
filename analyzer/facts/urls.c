#include "facts/urls.h"

#include <stdint.h>

#include "facts/given_internal.h"

struct urls {
	struct collector *collector;
	struct arena scratch;
	uint32_t group; /* of what is told now */
	size_t first; /* its first fact */
};

void urls_add(struct collector *collector, struct fact_url fact)
{
	enum { MOST = COLLECTOR_FACTS_PER_FILE };
	struct facts *facts = collector->facts;
	size_t n = facts->urls.n;

	/* those of a file mostly follow each other: as many before this one, and it is full */
	if (n >= MOST && str_equal(facts->urls.items[n - MOST].at.file, fact.at.file)) {
		if (n == MOST ||
			!str_equal(facts->urls.items[n - MOST - 1].at.file, fact.at.file)) {
			notice_add(collector->arena, &facts->notices, fact.at.file,
				STR("2000 URLs and settings: any others were ignored"));
		}
		return;
	}
	vec_push(collector->arena, &facts->urls, fact);
}

struct str urls_value(struct str text)
{
	size_t scheme = str_find(text, STR("://"), 0);
	struct str host = scheme == SIZE_MAX ? STR("") : str_slice(text, scheme + 3, text.n);

	if (str_find_byte(host, '/') != SIZE_MAX) {
		host = str_slice(host, 0, str_find_byte(host, '/'));
	}
	return str_find_byte(host, '@') == SIZE_MAX ? text : STR_NONE;
}

static bool is_callback(struct str via)
{
	static const char *const names[] = {
		"AuthenticateWithRedirectCallback", "HandleSSOCallback", "handleRedirectCallback"};

	return str_in(str_last_part(via, '.'), names, sizeof(names) / sizeof(names[0]));
}

static struct fact_url begin(struct urls *urls, const struct given *given)
{
	return (struct fact_url){
		.setting = given->name,
		.value = STR(""),
		.via = given->via,
		.env = STR(""),
		.side = sdk_side(urls->collector, given->owner, &given->thing),
		.group = urls->group,
	};
}

/* The page or call that ends a sign-in elsewhere: it must be where redirects lead to. */
static void add_callback(struct urls *urls, const struct given *given)
{
	struct fact_url fact = begin(urls, given);

	fact.at = collector_site(urls->collector, given->owner);
	fact.setting = STR("ssoCallback");
	fact.resolved = true;
	urls_add(urls->collector, fact);
}

/* <ClerkProvider isSatellite> */
static void add_bare(struct urls *urls, const struct given *given)
{
	struct collector *collector = urls->collector;
	struct fact_url fact = begin(urls, given);

	fact.at = collector_place(collector, collector->program->modules[given->owner.module].path,
		given->start, given->end);
	fact.value = STR("true");
	fact.resolved = true;
	urls_add(collector, fact);
}

static void add_value(struct urls *urls, const struct given *given, const struct given_value *value)
{
	struct collector *collector = urls->collector;
	struct fact_url fact = begin(urls, given);
	struct str text = value->class == GIVEN_LITERAL ? urls_value(value->text) : STR_NONE;

	fact.at = collector_site(collector, value->at);
	fact.env = str_copy(collector->arena, value->env);
	if (!str_absent(text)) {
		fact.value = str_copy(collector->arena, text);
		fact.resolved = true;
	}
	urls_add(collector, fact);
}

/*
 * startSSOFlow() without a redirectUrl makes one: clerk/javascript
 * packages/expo/src/hooks/useSSO.ts.
 */
static void add_default(struct urls *urls, const struct given *given)
{
	struct collector *collector = urls->collector;
	const struct program *program = collector->program;
	struct given_scheme scheme =
		given_app_scheme(program, program->modules[given->owner.module].app);
	struct fact_url fact = begin(urls, given);
	const struct facts *facts = collector->facts;

	for (size_t i = urls->first; i < facts->urls.n; i++) {
		if (str_is(facts->urls.items[i].setting, "redirectUrl")) {
			return;
		}
	}
	fact.at = collector_site(collector, given->owner);
	fact.setting = STR("redirectUrl");
	fact.value = STR("");
	if (!given->open && !str_absent(scheme.text)) {
		fact.value =
			str_format(collector->arena, "%.*s://sso-callback", STR_ARGS(scheme.text));
		fact.resolved = true;
	}
	urls_add(collector, fact);
}

static void end_group(struct urls *urls, const struct given *given)
{
	struct facts *facts = urls->collector->facts;

	if (str_is(given->via, "startSSOFlow")) {
		add_default(urls, given);
	}
	for (size_t i = urls->first; i < facts->urls.n; i++) {
		facts->urls.items[i].open = given->open;
	}
	urls->first = facts->urls.n;
	urls->group++;
}

static void see(void *context, const struct given *given)
{
	struct urls *urls = context;
	given_values values = {0};

	if (given->last) {
		end_group(urls, given);
		return;
	}
	if (given->name.n == 0 && is_callback(given->via)) {
		add_callback(urls, given);
	}
	if (given->name.n == 0 || given->kind == OPTIONS_KEY) {
		return;
	}
	if (given->value.expr == ID_NONE) {
		add_bare(urls, given);
		return;
	}
	given_read(urls->collector, given->value, &urls->scratch, &values);
	for (size_t i = 0; i < values.n; i++) {
		add_value(urls, given, &values.items[i]);
	}
	arena_clear(&urls->scratch);
}

void collect_urls(struct collector *collector)
{
	struct urls urls = {.collector = collector, .group = 1};

	arena_init(&urls.scratch);
	given_find(collector, see, &urls);
	arena_finish(&urls.scratch);
	urls_of_variables(collector);
	urls_of_apps(collector);
	urls_of_origins(collector);
}
