#include "facts/rewrites.h"

#include "base/path.h"
#include "clerk/proxy.h"

static struct str known(struct arena *arena, struct str text)
{
	return str_absent(text) ? STR("") : str_copy(arena, text);
}

static const char *kind_of(const struct rewriting_entry *entry)
{
	bool rewrites = str_is(str_of(entry->kind), "rewrite");
	bool proxies = (!str_absent(entry->destination) && proxy_is_target(entry->destination)) ||
		       (str_absent(entry->destination) && !entry->no_destination &&
			       !str_absent(entry->source) && proxy_is_path(entry->source));

	return rewrites && proxies ? "proxy" : entry->kind;
}

void rewriting_add(struct rewriting *rewriting, const struct rewriting_entry *entry)
{
	struct collector *collector = rewriting->collector;
	struct arena *arena = collector->arena;

	if (rewriting->count == COLLECTOR_FACTS_PER_FILE) {
		notice_add(arena, &collector->facts->notices, rewriting->file->path,
			STR("2000 rewrites: any others were ignored"));
		rewriting->complete = false;
	}
	if (rewriting->count++ >= COLLECTOR_FACTS_PER_FILE) {
		return;
	}
	/* deliveries do not follow redirects, and the routes know their base */
	if (str_absent(entry->source) &&
		(str_is(str_of(entry->kind), "rewrite") || str_is(str_of(entry->kind), "locale"))) {
		rewriting->complete = false;
	}
	vec_push(arena, &collector->facts->rewrites,
		(struct fact_rewrite){
			.at = entry->at,
			.kind = str_of(kind_of(entry)),
			.source = known(arena, entry->source),
			.destination = known(arena, entry->destination),
			.via = str_of(rewriting->via),
			.resolved = !str_absent(entry->source) &&
				    (entry->no_destination || !str_absent(entry->destination)),
			.conditional = entry->conditional,
		});
}

struct place rewriting_place(const struct rewriting *rewriting, uint32_t start, uint32_t end)
{
	return collector_place(rewriting->collector, rewriting->file->path, start, end);
}

/* By kinds_paths' names, or by a file's name alone where a kind holds more than one form. */
static const struct {
	const char *kind; /* of kinds_paths; NULL: any file of the name */
	const char *name; /* what the file's name begins with; NULL: any */
	const char *via;
	void (*read)(struct rewriting *rewriting);
	bool is_code;
} readers[] = {
	{NULL, "next.config.", "next-config", rewrites_next, true},
	{NULL, "nuxt.config.", "nuxt", rewrites_nuxt, true},
	{NULL, "nitro.config.", "nuxt", rewrites_nuxt, true},
	{NULL, "astro.config.", "astro", rewrites_astro, true},
	{NULL, "svelte.config.", "svelte", rewrites_svelte, true},
	{NULL, "vite.config.", "vite", rewrites_vite, true},
	{NULL, "react-router.config.", "react-router", rewrites_react_router, true},
	{NULL, "remix.config.", "remix", rewrites_react_router, true},
	{"redirects", NULL, "redirects", rewrites_lines, false},
	{NULL, "vercel.json", "vercel", rewrites_vercel, false},
	{NULL, "now.json", "vercel", rewrites_vercel, false},
	{NULL, "netlify.toml", "netlify", rewrites_netlify, false},
	{NULL, "firebase.json", "firebase", rewrites_firebase, false},
	{"wrangler", NULL, "wrangler", rewrites_wrangler, false},
	{"kubernetes", NULL, "kubernetes", rewrites_kubernetes, false},
	{"nginx", NULL, "nginx", rewrites_nginx, false},
	{"caddy", NULL, "caddy", rewrites_caddy, false},
};

enum { READERS = sizeof(readers) / sizeof(readers[0]) };

static bool fits(size_t reader, struct str path, struct str kind)
{
	struct str name = path_name(path);

	return (readers[reader].kind == NULL || str_is(kind, readers[reader].kind)) &&
	       (readers[reader].name == NULL || str_starts(name, readers[reader].name));
}

static void read_file(struct collector *collector, struct source_file *file)
{
	const char *paths = kinds_paths(file->path, file->text);
	struct str kind = paths == NULL ? STR("") : str_of(paths);
	struct rewriting rewriting = {.collector = collector, .file = file, .complete = true};

	for (size_t i = 0; i < READERS; i++) {
		if (!fits(i, file->path, kind)) {
			continue;
		}
		if (readers[i].is_code && file->module == ID_NONE) {
			return;
		}
		rewriting.via = readers[i].via;
		readers[i].read(&rewriting);
		file->paths_read = rewriting.complete;
		return;
	}
}

void collect_rewrites(struct collector *collector)
{
	for (size_t i = 0; i < collector->file_count; i++) {
		read_file(collector, &collector->files[i]);
	}
	for (uint32_t i = 0; i < collector->program->module_count; i++) {
		rewrites_proxies(collector, i);
	}
}
