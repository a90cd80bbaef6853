#include <string.h>

#include "base/redact.h"
#include "compare/cli/config_file.h"
#include "compare/cli/output.h"
#include "json/json.h"

struct printer {
	struct json_writer json;
	struct arena *arena;
	const struct options *options;
	const struct config_file *file;
};

static void add_text(struct printer *p, const char *key, struct str text)
{
	json_put_string(&p->json, key, str_absent(text) ? text : redact_text(p->arena, text));
}

/* "clerk-audit.json:4:3", or "default" */
static void add_from(struct printer *p, struct config_at at)
{
	struct str name = p->file->config.name;

	add_text(p, "from",
		at.line == 0
			? STR("default")
			: str_format(p->arena, "%.*s:%u:%u", STR_ARGS(name), at.line, at.column));
}

/* Empty texts are those that nobody has set. */
static struct str set_text(struct str text)
{
	return text.n == 0 ? STR_NONE : text;
}

static void add_snapshot(struct printer *p, const struct config_snapshot *it)
{
	bool folder = !str_absent(it->app) && it->app.n == 0;

	json_begin_object(&p->json);
	add_text(p, "file", it->file);
	add_text(p, "app", folder ? STR(".") : it->app);
	add_text(p, "environment", set_text(it->environment));
	add_text(p, "instance", set_text(it->instance));
	if (it->at.line == 0) {
		add_text(p, "from", STR("--snapshot"));
	} else {
		add_from(p, it->at);
	}
	json_end_object(&p->json);
}

static void add_snapshots(struct printer *p)
{
	bool flag = options_has(p->options, "snapshot");

	json_key(&p->json, "snapshots");
	json_begin_array(&p->json);
	for (size_t i = 0; i < p->options->uses.n; i++) {
		const struct option_use *use = &p->options->uses.items[i];

		if (strcmp(use->option->name, "snapshot") == 0) {
			add_snapshot(p, &(struct config_snapshot){.file = str_of(use->value)});
		}
	}
	for (size_t i = 0; i < p->file->config.snapshots.n && !flag; i++) {
		add_snapshot(p, &p->file->config.snapshots.items[i]);
	}
	json_end_array(&p->json);
}

/* A value that a flag wins over; `flag` with its dashes. */
static void add_choice(
	struct printer *p, const char *key, const char *flag, struct str value, struct config_at at)
{
	const char *given = options_value(p->options, flag + 2);

	json_key(&p->json, key);
	json_begin_object(&p->json);
	add_text(p, "value", given != NULL ? str_of(given) : value);
	if (given != NULL) {
		add_text(p, "from", str_of(flag));
	} else {
		add_from(p, at);
	}
	json_end_object(&p->json);
}

static void add_glob(struct printer *p, struct str text, const char *flag, struct config_at at)
{
	json_begin_object(&p->json);
	add_text(p, "value", text);
	if (flag != NULL) {
		add_text(p, "from", str_of(flag));
	} else {
		add_from(p, at);
	}
	json_end_object(&p->json);
}

/* --include takes the place of the file's list, --exclude is added to it. */
static void add_globs(struct printer *p, const char *flag, const config_globs *globs, bool replaces)
{
	bool given = options_has(p->options, flag + 2);

	json_key(&p->json, flag + 2);
	json_begin_array(&p->json);
	for (size_t i = 0; i < globs->n && !(given && replaces); i++) {
		add_glob(p, globs->items[i].text, NULL, globs->items[i].at);
	}
	for (size_t i = 0; i < p->options->uses.n; i++) {
		const struct option_use *use = &p->options->uses.items[i];

		if (strcmp(use->option->name, flag + 2) == 0) {
			add_glob(p, str_of(use->value), flag, (struct config_at){0});
		}
	}
	json_end_array(&p->json);
}

static void add_severities(struct printer *p)
{
	const struct config *config = &p->file->config;

	json_key(&p->json, "severity");
	json_begin_object(&p->json);
	for (size_t i = 0; i < config->severities.n; i++) {
		const struct config_severity *it = &config->severities.items[i];

		json_key(&p->json, it->rule->id);
		json_begin_object(&p->json);
		add_text(p, "value", it->off ? STR("off") : str_of(severity_name(it->severity)));
		add_text(p, "own", str_of(severity_name(it->rule->severity)));
		add_from(p, it->at);
		json_end_object(&p->json);
	}
	json_end_object(&p->json);
}

static void add_thresholds(struct printer *p)
{
	struct limits limits = p->file->config.limits;

	json_key(&p->json, "thresholds");
	json_begin_object(&p->json);
	for (int i = 0; i < CONFIG_LIMITS; i++) {
		json_key(&p->json, config_limit_name((enum config_limit)i));
		json_begin_object(&p->json);
		json_put_integer(&p->json, "value", *config_limit(&limits, (enum config_limit)i));
		add_from(p, p->file->config.limits_at[i]);
		json_end_object(&p->json);
	}
	json_end_object(&p->json);
}

static void add_consumers(struct printer *p)
{
	const struct config *config = &p->file->config;

	json_key(&p->json, "webhook_consumers");
	json_begin_array(&p->json);
	for (size_t i = 0; i < config->consumers.n; i++) {
		const struct config_consumer *it = &config->consumers.items[i];

		json_begin_object(&p->json);
		add_text(p, "url", it->url);
		add_text(p, "reason", set_text(it->reason));
		add_from(p, it->at);
		json_end_object(&p->json);
	}
	json_end_array(&p->json);
}

int config_file_print(
	struct arena *arena, const struct options *options, const struct config_file *file)
{
	struct buf buf = {0};
	struct printer p = {{.out = &buf}, arena, options, file};
	const struct config *config = &file->config;
	struct str fail_on = config->fail_on.n > 0 ? config->fail_on : STR("warning");

	json_begin_object(&p.json);
	add_text(&p, "file", file->path);
	add_text(&p, "digest", set_text(config->digest));
	add_snapshots(&p);
	add_choice(&p, "instance", "--instance", STR_NONE, (struct config_at){0});
	add_choice(&p, "fail_on", "--fail-on", fail_on, config->fail_on_at);
	add_choice(&p, "baseline", "--baseline", config->baseline, config->baseline_at);
	add_globs(&p, "--include", &config->include, true);
	add_globs(&p, "--exclude", &config->exclude, false);
	add_severities(&p);
	add_thresholds(&p);
	add_consumers(&p);
	json_end_object(&p.json);
	return output_finish(arena, &buf, EXIT_CLEAN);
}
