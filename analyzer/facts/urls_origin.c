#include "base/digest.h"
#include "base/path.h"
#include "clerk/tables.h"
#include "facts/urls.h"
#include "program/frameworks/file_route.h"

/* The origins of pages that no web server serves: of a native shell, of a browser's extension. */

/* A setting of a configuration in code, or in JSON. */
struct setting {
	enum property answer;
	struct str text; /* absent: not known, or not given */
	struct place at;
};

struct config {
	struct collector *collector;
	uint32_t module; /* or ID_NONE */
	const struct document *document; /* or NULL */
};

static struct setting read_code(const struct config *config, const char *name)
{
	const struct program *program = config->collector->program;
	struct site site = SITE_NONE;
	struct setting setting = {.text = STR_NONE};

	setting.answer = file_route_setting(program, config->module, name, &site);
	if (setting.answer == PROPERTY_FOUND) {
		setting.text = program_string(program, site);
		setting.at = collector_site(config->collector, site);
	}
	return setting;
}

static struct setting read_document(const struct config *config, const char *name)
{
	const struct document *document = config->document;
	const struct document_value *value = document->root;
	struct str path = str_of(name);
	struct setting setting = {.answer = PROPERTY_FOUND};

	while (path.n > 0 && value != NULL) {
		value = document_find(value, str_take(&path, '.'));
	}
	if (value == NULL) {
		return (struct setting){
			.answer = document->partial ? PROPERTY_UNKNOWN : PROPERTY_ABSENT,
			.text = STR_NONE};
	}
	setting.text = document_string(value);
	setting.at = collector_place(config->collector, document->path, value->start, value->end);
	return setting;
}

static struct setting read_setting(const struct config *config, const char *name)
{
	return config->module != ID_NONE ? read_code(config, name) : read_document(config, name);
}

static struct place first_line(const struct config *config)
{
	const struct program *program = config->collector->program;

	return collector_place(config->collector,
		config->module != ID_NONE ? program->modules[config->module].path
					  : config->document->path,
		0, 0);
}

static void add_origin(struct collector *collector, const struct place *at, struct str origin,
	const char *via, enum environment environment)
{
	if (!place_absent(at)) {
		urls_add(collector, (struct fact_url){
					    .at = *at,
					    .setting = STR("origin"),
					    .value = origin,
					    .resolved = origin.n > 0,
					    .via = str_of(via),
					    .env = STR(""),
					    .side = STR("client"),
					    .environment = environment,
				    });
	}
}

/*
 * The origin of a native shell's pages. Source: Capacitor documentation,
 * "Capacitor Config": hostname is localhost, iosScheme capacitor, androidScheme
 * (NULL: no default) http once and https since; with `url` the pages are that
 * server's, and with allowNavigation they may lead to one.
 */
static void add_shell(const struct config *config, const char *name, const char *otherwise)
{
	struct collector *collector = config->collector;
	struct setting url = read_setting(config, "server.url");
	struct setting host = read_setting(config, "server.hostname");
	struct setting scheme = read_setting(config, name);
	struct setting hosts = read_setting(config, "server.allowNavigation");
	bool known = url.answer == PROPERTY_ABSENT && hosts.answer == PROPERTY_ABSENT;
	struct str text[2] = {otherwise == NULL ? STR("") : str_of(otherwise), STR("localhost")};
	struct place at = first_line(config);
	const struct setting *given[2] = {&scheme, &host};

	for (size_t i = 2; i-- > 0;) {
		if (given[i]->answer == PROPERTY_FOUND) {
			text[i] = given[i]->text;
			at = given[i]->at;
		}
		known = known && given[i]->answer != PROPERTY_UNKNOWN && !str_absent(text[i]) &&
			text[i].n > 0;
	}
	if (otherwise != NULL || scheme.answer == PROPERTY_FOUND || host.answer == PROPERTY_FOUND) {
		add_origin(collector, &at,
			known ? str_format(collector->arena, "%.*s://%.*s", STR_ARGS(text[0]),
					STR_ARGS(text[1]))
			      : STR(""),
			"capacitor", ENVIRONMENT_ANY);
	}
}

static void add_shells(struct collector *collector, uint32_t app)
{
	const struct program *program = collector->program;
	struct str path =
		path_join(collector->arena, program->apps[app].root, STR("capacitor.config.json"));
	struct config config = {collector, file_route_config(program, app, "capacitor.config."),
		program_document(program, path)};

	if (config.module != ID_NONE || config.document != NULL) {
		add_shell(&config, "server.androidScheme", NULL);
		add_shell(&config, "server.iosScheme", "capacitor");
	}
}

/*
 * An extension's id is the hash of its public key, in the letters a to p.
 * Source: Chrome documentation "Manifest - key".
 */
static struct str origin_of_key(struct collector *collector, struct str key)
{
	enum { DIGITS = 32 };
	struct str bytes;
	struct str hex;
	char id[DIGITS];

	if (key.n < 128 || !digest_base64_decode(collector->arena, key, &bytes)) {
		return STR("");
	}
	hex = digest_sha256_hex(collector->arena, bytes);
	for (size_t i = 0; i < DIGITS; i++) {
		char c = hex.s[i];

		id[i] = (char)('a' + (c <= '9' ? c - '0' : c - 'a' + 10));
	}
	return str_format(collector->arena, "chrome-extension://%.*s", DIGITS, id);
}

static struct str origin_of_id(struct collector *collector, struct str id)
{
	enum { LETTERS = 32 };

	for (size_t i = 0; i < id.n; i++) {
		if (id.s[i] < 'a' || id.s[i] > 'p') {
			return STR("");
		}
	}
	return id.n != LETTERS
		       ? STR("")
		       : str_format(collector->arena, "chrome-extension://%.*s", STR_ARGS(id));
}

static void add_manifest(struct collector *collector, const struct config *config, const char *name)
{
	struct setting key = read_setting(config, name);

	if (key.answer == PROPERTY_FOUND) {
		add_origin(collector, &key.at,
			str_absent(key.text) ? STR("") : origin_of_key(collector, key.text),
			"manifest", ENVIRONMENT_ANY);
	}
}

/* manifest.json says what it is; a site's web manifest has no manifest_version. */
static void add_manifests(struct collector *collector)
{
	const struct program *program = collector->program;

	for (uint32_t i = 0; i < program->document_count; i++) {
		const struct document *document = &program->documents[i];
		struct config config = {collector, ID_NONE, document};

		if (str_is(path_name(document->path), "manifest.json") &&
			document_is(document_get(document->root, "manifest_version"),
				DOCUMENT_NUMBER)) {
			add_manifest(collector, &config, "key");
		}
	}
}

/* WXT's configuration holds the manifest, CRXJS's is one. */
static void add_manifests_in_code(struct collector *collector, uint32_t app)
{
	static const struct {
		const char *file;
		const char *setting;
	} places[] = {{"wxt.config.", "manifest.key"}, {"manifest.config.", "key"}};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct config config = {collector,
			file_route_config(collector->program, app, places[i].file), NULL};

		if (config.module != ID_NONE) {
			add_manifest(collector, &config, places[i].setting);
		}
	}
}

/* Is that its name, or all that a prefix leaves of it? PARTNER_CRX_ID is another extension's. */
static bool is_named(struct str variable, const char *name)
{
	bool found = str_is(variable, name);

	for (size_t i = 0; tables_public_prefixes[i] != NULL && !found; i++) {
		struct str prefix = str_of(tables_public_prefixes[i]);

		found = variable.n > prefix.n && str_starts(variable, tables_public_prefixes[i]) &&
			str_is(str_slice(variable, prefix.n, variable.n), name);
	}
	return found;
}

/* CRX_PUBLIC_KEY and CRX_ID of clerk-docs "Configure a consistent CRX ID". */
static void add_variable(struct collector *collector, const struct source_file *file,
	const struct variable *variable)
{
	bool key = is_named(variable->name, "CRX_PUBLIC_KEY");
	struct str origin;
	struct place at;

	if ((!key && !is_named(variable->name, "CRX_ID")) || collector_is_sample(file) ||
		variable->value_end <= variable->value_start) {
		return;
	}
	origin = key ? origin_of_key(collector, variable->value)
		     : origin_of_id(collector, variable->value);
	at = collector_place(collector, file->path, variable->value_start, variable->value_end);
	add_origin(collector, &at, origin, "variable", environment_of_kind(variable->environment));
}

void urls_of_origins(struct collector *collector)
{
	for (uint32_t app = 0; app < collector->program->app_count; app++) {
		if (collector->facts->apps.items[app].clerk) {
			add_shells(collector, app);
			add_manifests_in_code(collector, app);
		}
	}
	add_manifests(collector);
	for (size_t i = 0; i < collector->file_count; i++) {
		const struct source_file *file = &collector->files[i];

		for (size_t k = 0; k < file->variables.n; k++) {
			add_variable(collector, file, &file->variables.items[k]);
		}
	}
}
