#include "facts/hosts.h"
#include "facts/words.h"

bool hosts_add(struct hosts_search *search, struct fact_host fact)
{
	struct collector *collector = search->collector;

	if (collector->facts->hosts.n - search->before >= COLLECTOR_FACTS_PER_FILE) {
		if (!search->full) {
			notice_add(collector->arena, &collector->facts->notices, search->path,
				STR("more hosts than are listed"));
		}
		search->full = true;
		return false;
	}
	fact.host = str_copy(collector->arena, fact.host);
	fact.env = str_absent(fact.env) ? STR("") : str_copy(collector->arena, fact.env);
	vec_push(collector->arena, &collector->facts->hosts, fact);
	return true;
}

bool hosts_is_likely(struct str host)
{
	return str_starts(host, "clerk.") &&
	       str_find_byte(str_slice(host, 6, host.n), '.') != SIZE_MAX;
}

bool hosts_is_certain(const struct hosts_search *search, struct str host)
{
	const struct facts *facts = search->collector->facts;
	struct str portal = str_starts(host, "accounts.") ? str_slice(host, 9, host.n) : STR_NONE;

	if (hosts_kind(host) != HOSTS_NONE) {
		return true;
	}
	for (size_t i = 0; i < facts->keys.n; i++) {
		struct str api = facts->keys.items[i].frontend_api;

		if (!facts->keys.items[i].valid || str_absent(api) || api.n == 0) {
			continue;
		}
		if (str_equal(api, host) || (str_starts(api, "clerk.") && !str_absent(portal) &&
						    str_equal(str_slice(api, 6, api.n), portal))) {
			return true;
		}
	}
	return false;
}

static void begin(struct hosts_search *search, struct str path)
{
	search->before = search->collector->facts->hosts.n;
	search->path = path;
	search->full = false;
	search->asked = 0;
	search->followed = 0;
}

/* A module of neither kind of name holds no host that can be told to be Clerk's. */
static bool may_hold(struct collector *collector, uint32_t module)
{
	return (words_in(collector, module) & (WORDS_CLERK | WORDS_ACCOUNTS)) != 0;
}

void collect_hosts(struct collector *collector)
{
	const struct program *program = collector->program;
	struct arena scratch;
	struct hosts_search search = {
		.collector = collector, .scratch = &scratch, .named = ID_NONE};

	arena_init(&scratch);
	for (uint32_t m = 0; m < program->module_count; m++) {
		hosts_find_hints(&search, m);
	}
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];

		begin(&search, file->path);
		if (file->module == ID_NONE) {
			hosts_in_text(&search, file);
		} else if (may_hold(collector, file->module) ||
			   str_has(file->path, "auth.config.")) {
			hosts_in_code(&search, file->module);
		}
	}
	arena_finish(&scratch);
}
