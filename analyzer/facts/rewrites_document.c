#include "facts/rewrites.h"

/*
 * Rewrites in settings that are JSON, TOML or YAML. Sources: Vercel
 * documentation "vercel.json" (rewrites, redirects, routes, trailingSlash);
 * Netlify "File-based configuration" (redirects, edge functions); Firebase
 * Hosting "Configure hosting behavior"; Cloudflare Workers "Wrangler
 * configuration" (routes); Kubernetes documentation "Ingress".
 */

/* The document of the file; NULL, and not complete, where there is none. */
static const struct document_value *root_of(struct rewriting *rewriting)
{
	const struct document *document =
		program_document(rewriting->collector->program, rewriting->file->path);

	rewriting->complete = rewriting->complete && document != NULL && !document->partial;
	return document == NULL ? NULL : document->root;
}

/* A key that may be there and is no table or list: what it says is not known. */
static const struct document_value *get(
	struct rewriting *rewriting, const struct document_value *table, const char *key)
{
	const struct document_value *value = document_get(table, key);

	if (document_is(value, DOCUMENT_UNKNOWN)) {
		rewriting->complete = false;
		return NULL;
	}
	return value;
}

static struct place place_of(const struct rewriting *rewriting, const struct document_value *value)
{
	return rewriting_place(rewriting, value->start, value->end);
}

static bool has(const struct document_value *table, const char *key)
{
	const struct document_value *value = document_get(table, key);

	return value != NULL && !(value->kind == DOCUMENT_LIST && value->first == NULL);
}

/* The first of several keys that is there. */
static const struct document_value *first_of(
	const struct document_value *table, const char *const *keys)
{
	const struct document_value *found = NULL;

	for (size_t i = 0; keys[i] != NULL && found == NULL; i++) {
		found = document_get(table, keys[i]);
	}
	return found;
}

static bool is_conditional(const struct document_value *table)
{
	static const char *const keys[] = {
		"has", "missing", "methods", "conditions", "query", "locale"};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (has(table, keys[i])) {
			return true;
		}
	}
	return false;
}

/* The name of a function, or of what runs in a container. */
static struct str name_of(const struct document_value *value)
{
	static const char *const keys[] = {"functionId", "serviceId", NULL};

	return document_is(value, DOCUMENT_TABLE) ? document_string(first_of(value, keys))
						  : document_string(value);
}

/* A list of entries that have their source and destination under one of these keys. */
static void read_list(struct rewriting *rewriting, const struct document_value *list,
	const char *kind, const char *const *sources, const char *const *destinations)
{
	document_each (entry, list) {
		const struct document_value *source = first_of(entry, sources);
		struct rewriting_entry made = {
			.kind = kind,
			.source = document_string(source),
			.destination = name_of(first_of(entry, destinations)),
			.conditional = is_conditional(entry),
			.at = place_of(rewriting, source == NULL ? entry : source),
		};

		rewriting_add(rewriting, &made);
	}
}

static void read_slash(struct rewriting *rewriting, const struct document_value *root)
{
	const struct document_value *slash = get(rewriting, root, "trailingSlash");
	struct rewriting_entry entry = {.kind = "trailing_slash", .no_destination = true};

	if (document_is(slash, DOCUMENT_BOOLEAN)) {
		entry.source = slash->truth ? STR("true") : STR("false");
		entry.at = place_of(rewriting, slash);
		rewriting_add(rewriting, &entry);
	}
}

static const char *const source_keys[] = {"source", NULL};
static const char *const destination_keys[] = {"destination", NULL};

/* A status of 3xx sends away; an entry without `dest` only adds headers or ends a phase. */
static void read_old_routes(struct rewriting *rewriting, const struct document_value *routes)
{
	static const char *const old_destination[] = {"dest", "destination", NULL};
	static const char *const old_source[] = {"src", "source", NULL};

	document_each (route, routes) {
		const struct document_value *status = document_get(route, "status");
		const struct document_value *source = first_of(route, old_source);
		bool away = document_is(status, DOCUMENT_NUMBER) && str_starts(status->text, "3");
		const struct document_value *destination =
			away ? document_get(document_get(route, "headers"), "Location")
			     : first_of(route, old_destination);
		struct rewriting_entry entry = {
			.kind = away ? "redirect" : "rewrite",
			.source = document_string(source),
			.destination = document_string(destination),
			.conditional = is_conditional(route),
			.at = place_of(rewriting, source == NULL ? route : source),
		};

		if (destination != NULL) {
			rewriting_add(rewriting, &entry);
		}
	}
}

void rewrites_vercel(struct rewriting *rewriting)
{
	const struct document_value *root = root_of(rewriting);

	read_list(rewriting, get(rewriting, root, "rewrites"), "rewrite", source_keys,
		destination_keys);
	read_list(rewriting, get(rewriting, root, "redirects"), "redirect", source_keys,
		destination_keys);
	read_slash(rewriting, root);
	rewriting->via = "vercel-routes";
	read_old_routes(rewriting, get(rewriting, root, "routes"));
}

/* A status of 200 rewrites; without one it is 301. */
static void read_netlify(struct rewriting *rewriting, const struct document_value *entry)
{
	const struct document_value *status = document_get(entry, "status");
	const struct document_value *from = document_get(entry, "from");
	bool stays = document_is(status, DOCUMENT_NUMBER) &&
		     (str_starts(status->text, "2") || str_starts(status->text, "4"));
	struct rewriting_entry made = {
		.kind = stays ? "rewrite" : "redirect",
		.source = document_string(from),
		.destination = document_string(document_get(entry, "to")),
		.conditional = is_conditional(entry),
		.at = place_of(rewriting, from == NULL ? entry : from),
	};

	rewriting_add(rewriting, &made);
}

void rewrites_netlify(struct rewriting *rewriting)
{
	const struct document_value *root = root_of(rewriting);

	document_each (entry, get(rewriting, root, "redirects")) {
		read_netlify(rewriting, entry);
	}
	/* an edge function is code that may answer for any path */
	rewriting->complete = rewriting->complete && !has(root, "edge_functions");
}

static void read_hosting(struct rewriting *rewriting, const struct document_value *hosting)
{
	static const char *const sources[] = {"source", "regex", "glob", NULL};
	static const char *const destinations[] = {"destination", "function", "run", NULL};

	read_list(rewriting, get(rewriting, hosting, "rewrites"), "rewrite", sources, destinations);
	read_list(rewriting, get(rewriting, hosting, "redirects"), "redirect", sources,
		destination_keys);
	read_slash(rewriting, hosting);
}

void rewrites_firebase(struct rewriting *rewriting)
{
	const struct document_value *hosting = get(rewriting, root_of(rewriting), "hosting");

	if (document_is(hosting, DOCUMENT_TABLE)) {
		read_hosting(rewriting, hosting);
	} else if (hosting != NULL) {
		document_each (site, hosting) {
			read_hosting(rewriting, site);
		}
	}
}

/* A pattern of host and path, or { pattern, zone_name } */
static void add_route(struct rewriting *rewriting, const struct document_value *route)
{
	const struct document_value *pattern =
		route->kind == DOCUMENT_TABLE ? document_get(route, "pattern") : route;
	struct rewriting_entry entry = {
		.kind = "route",
		.source = document_string(pattern),
		.no_destination = true,
		.at = place_of(rewriting, pattern == NULL ? route : pattern),
	};

	rewriting_add(rewriting, &entry);
}

static void read_routes(struct rewriting *rewriting, const struct document_value *table)
{
	const struct document_value *route = get(rewriting, table, "route");

	if (route != NULL) {
		add_route(rewriting, route);
	}
	document_each (one, get(rewriting, table, "routes")) {
		add_route(rewriting, one);
	}
}

void rewrites_wrangler(struct rewriting *rewriting)
{
	const struct document_value *root = root_of(rewriting);

	read_routes(rewriting, root);
	document_each (environment, get(rewriting, root, "env")) {
		read_routes(rewriting, environment);
	}
}

static void add_path(
	struct rewriting *rewriting, struct str host, const struct document_value *entry)
{
	const struct document_value *path = document_get(entry, "path");
	const struct document_value *service =
		document_get(document_get(entry, "backend"), "service");
	struct rewriting_entry made = {
		.kind = "route",
		.source = path == NULL ? STR("/") : document_string(path),
		.destination = document_string(document_get(service, "name")),
		.at = place_of(rewriting, path == NULL ? entry : path),
	};

	if (!str_absent(host) && !str_absent(made.source)) {
		made.source = str_join(rewriting->collector->arena, host, made.source);
	}
	rewriting_add(rewriting, &made);
}

static void read_ingress(struct rewriting *rewriting, const struct document_value *ingress)
{
	const struct document_value *spec = get(rewriting, ingress, "spec");

	document_each (rule, get(rewriting, spec, "rules")) {
		struct str host = document_string(document_get(rule, "host"));

		document_each (path, get(rewriting, get(rewriting, rule, "http"), "paths")) {
			add_path(rewriting, host, path);
		}
	}
}

/* Annotations and middlewares of ingress controllers change paths in many ways. */
static bool changes_paths(struct str text)
{
	return str_has_nocase(text, "rewrite") || str_has(text, "snippet") ||
	       str_has_nocase(text, "stripPrefix") || str_has_nocase(text, "replacePath") ||
	       str_has_nocase(text, "addPrefix") || str_has(text, "HTTPRoute") ||
	       str_has(text, "VirtualService");
}

void rewrites_kubernetes(struct rewriting *rewriting)
{
	const struct document *document =
		program_document(rewriting->collector->program, rewriting->file->path);

	root_of(rewriting);
	if (changes_paths(rewriting->file->text)) {
		rewriting->complete = false;
	}
	document_each (one, document == NULL ? NULL : document->stream) {
		if (str_is(document_string(document_get(one, "kind")), "Ingress")) {
			read_ingress(rewriting, one);
		}
	}
}
