#include "base/path.h"
#include "clerk/names.h"
#include "facts/hosts.h"
#include "facts/key_name.h"

enum { LINE_MOST = 1024 }; /* bytes of a line that are looked at, on either side */

/* Hosts in files that are no code: variables that settings give, and settings themselves. */

/* Expo's settings, and what iOS asks a site for */
static bool is_app_link(struct str path)
{
	return str_is(path_name(path), "app.json") || str_has(path, "apple-app-site");
}

static const char *role_in(
	const struct source_file *file, struct str name, const struct hosts_hit *hit)
{
	const char *named = str_absent(name) ? NULL : hosts_role_of_name(name);
	const char *role = hosts_role_of_hit(hit);

	if (str_is(path_name(file->path), "manifest.json")) {
		return "extension";
	}
	if (hosts_role_wins(named)) {
		return named;
	}
	if (role != NULL) {
		return role;
	}
	if (is_app_link(file->path)) {
		return "app_link";
	}
	return named == NULL ? "other" : named;
}

/* Beside a reference the value is what counts without it: ${CLERK_ISSUER:-https://…} */
static bool is_written(const struct variable *variable)
{
	return !variable->unset && variable->value.n > 0;
}

/* Samples show what a host looks like: your-app.clerk.accounts.dev */
static bool is_placeholder(struct str host)
{
	static const char *const words[] = {"your", "example", "xxx", "placeholder", "slug", "my-",
		"changeme", "replace", "instance"};

	return str_has_any_nocase(host, words, sizeof(words) / sizeof(words[0]));
}

static void read_variable(struct hosts_search *search, const struct source_file *file,
	const struct variable *variable)
{
	struct collector *collector = search->collector;
	bool named = hosts_is_variable(variable->name);
	bool sample = collector_is_sample(file);
	struct hosts_hit hit;
	size_t from = 0;

	while (is_written(variable) && hosts_next(variable->value, &from, &hit)) {
		const char *role = role_in(file, variable->name, &hit);
		bool known = hosts_is_certain(search, hit.host);

		if (!known && !named &&
			!(hosts_is_likely(hit.host) && hosts_path(hit.path) != HOSTS_PATH_OTHER)) {
			continue;
		}
		if (sample && is_placeholder(hit.host)) {
			continue;
		}
		hosts_add(search,
			(struct fact_host){
				.at = collector_place(collector, file->path, variable->value_start,
					variable->value_end),
				.host = hit.host,
				.resolved = true,
				.role = str_of(role),
				.env = variable->name,
				.environment = environment_of_kind(variable->environment),
				.sample = sample,
				.fallback = !str_absent(variable->reference) || variable->expansion,
			});
	}
}

/* Settings in a grammar of which every key and value is on one line. */
static bool is_settings(struct str path)
{
	static const char *const endings[] = {".toml", ".yaml", ".yml", ".conf", ".tf", ".hcl"};
	struct str name = path_name(path);

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		if (str_ends(name, endings[i])) {
			return lockfile_kind(path) == LOCKFILE_NONE;
		}
	}
	return str_starts(name, "Caddyfile");
}

/* JSON is data as often as settings: reports, seeds, recordings. */
static bool is_json(struct str path)
{
	return (str_ends(path, ".json") || str_ends(path, ".jsonc")) &&
	       lockfile_kind(path) == LOCKFILE_NONE && !kinds_is_manifest(path);
}

static bool is_json_settings(struct str path)
{
	static const char *const names[] = {"manifest.json", "app.json", "vercel.json",
		"firebase.json", "netlify.json", "apple-app-site-association.json", "wrangler.json",
		"wrangler.jsonc", "staticwebapp.config.json"};

	return str_in(path_name(path), names, sizeof(names) / sizeof(names[0]));
}

static bool is_in_variable(const struct source_file *file, size_t start)
{
	for (size_t i = 0; i < file->variables.n; i++) {
		if (start >= file->variables.items[i].value_start &&
			start < file->variables.items[i].value_end) {
			return true;
		}
	}
	return false;
}

static struct str line_of(struct str text, size_t at)
{
	size_t start = at;
	size_t end = at;

	while (start > 0 && at - start < LINE_MOST && text.s[start - 1] != '\n') {
		start--;
	}
	while (end < text.n && end - at < LINE_MOST && text.s[end] != '\n') {
		end++;
	}
	return str_slice(text, start, end);
}

/* The beginning of the quoted text, or word, around an offset: "webcredentials:host". */
static size_t value_start(struct str text, size_t at)
{
	size_t from = at > LINE_MOST ? at - LINE_MOST : 0;

	while (at > from && (unsigned char)text.s[at - 1] > ' ' && text.s[at - 1] != '"' &&
		text.s[at - 1] != '\'' && text.s[at - 1] != '=') {
		at--;
	}
	return at;
}

/* A policy's sources, a comment, a sentence: none of them sets anything. */
static bool is_idle(const struct source_file *file, size_t start)
{
	struct str line = line_of(file->text, start);

	return str_has(line, "-src ") || key_name_is_commented(file, (uint32_t)start) ||
	       str_starts(str_trim(line), "#") || str_starts(str_trim(line), "//");
}

static void read_hit(
	struct hosts_search *search, const struct source_file *file, const struct hosts_hit *hit)
{
	size_t start = (size_t)(hit->host.s - file->text.s);
	struct str name = key_name_before(file->text, (uint32_t)value_start(file->text, start));
	const char *role = role_in(file, name, hit);
	const char *named = str_absent(name) ? NULL : hosts_role_of_name(name);

	if (is_in_variable(file, start) || is_idle(file, start) ||
		(is_json(file->path) && !is_json_settings(file->path) && named == NULL)) {
		return;
	}
	hosts_add(search, (struct fact_host){
				  .at = collector_place(search->collector, file->path,
					  (uint32_t)start, (uint32_t)(start + hit->host.n)),
				  .host = hit->host,
				  .resolved = true,
				  .role = str_of(role),
				  .env = STR(""),
				  .sample = collector_is_sample(file),
			  });
}

/* [auth.third_party.clerk] of the Supabase CLI's config.toml: any domain there is Clerk's. */
static bool read_supabase(struct hosts_search *search, const struct source_file *file)
{
	const struct document *document = program_document(search->collector->program, file->path);
	const struct document_value *clerk =
		document == NULL || !str_ends(file->path, "supabase/config.toml")
			? NULL
			: document_get(
				  document_get(document_get(document->root, "auth"), "third_party"),
				  "clerk");
	const struct document_value *domain = document_get(clerk, "domain");
	struct str text = document_string(domain);
	struct hosts_hit hit = {.host = STR("")};
	struct str env = STR("");
	size_t from = 0;

	if (str_absent(text)) {
		return false;
	}
	if (str_starts(text, "env(") && str_ends(text, ")")) {
		env = str_slice(text, 4, text.n - 1);
	} else if (!hosts_next(text, &from, &hit)) {
		return true;
	}
	hosts_add(search, (struct fact_host){
				  .at = collector_place(search->collector, file->path,
					  domain->start, domain->end),
				  .host = hit.host,
				  .resolved = env.n == 0,
				  .role = STR("supabase"),
				  .env = env,
			  });
	return true;
}

static void read_settings(struct hosts_search *search, const struct source_file *file)
{
	struct hosts_hit hit;
	size_t from = 0;

	while (!search->full && hosts_next(file->text, &from, &hit)) {
		bool likely =
			hosts_is_likely(hit.host) &&
			(hosts_path(hit.path) != HOSTS_PATH_OTHER || is_app_link(file->path) ||
				str_is(path_name(file->path), "manifest.json"));

		if (likely || hosts_is_certain(search, hit.host)) {
			read_hit(search, file, &hit);
		}
	}
}

void hosts_in_text(struct hosts_search *search, const struct source_file *file)
{
	for (size_t i = 0; i < file->variables.n && !search->full; i++) {
		read_variable(search, file, &file->variables.items[i]);
	}
	if (file->mentions_clerk && (is_settings(file->path) || is_json(file->path)) &&
		!read_supabase(search, file)) {
		read_settings(search, file);
	}
}
