#include "settings/variables_script.h"
#include "json/json.h"

/* package.json: what its scripts put before a command (X=y next dev, cross-env X=y). */
enum { VALUES_MOST = 50000 };

static bool may_set(struct str text)
{
	static const char *const signs[] = {"CLERK", "_SECRET", "pk_", "sk_", "whsec_"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		if (str_has(text, signs[i])) {
			return true;
		}
	}
	return false;
}

/*
 * What is written with backslashes would be read otherwise by the shell than
 * by this: only quotes around the whole value, written \"…\", are no matter.
 */
static void unescape(struct variables_build *build, struct variable *it)
{
	struct str text = str_slice(build->text, it->value_start, it->value_end);
	bool quoted = text.n > 4 && str_starts(text, "\\\"") && str_ends(text, "\\\"");
	struct str inner = quoted ? str_slice(text, 2, text.n - 2) : text;

	it->partial = str_find_byte(inner, '\\') != SIZE_MAX;
	if (quoted && !it->partial) {
		it->value = inner;
		it->value_start += 2;
		it->value_end -= 2;
		variables_settle(it, VARIABLES_DOLLAR);
	}
}

/* test:e2e, dev:web */
static enum kinds_environment script_environment(struct str name)
{
	enum kinds_environment found = KINDS_ANY;

	while (!str_absent(name)) {
		found = variables_environment(str_take(&name, ':'), found);
	}
	return found;
}

static void add_script(struct variables_build *build, const struct json *entry)
{
	size_t first = build->out->n;
	struct variables_script script = {
		.text = str_slice(build->text, entry->offset + 1, entry->end - 1),
		.like =
			{
				.form = "script",
				.scope = entry->key,
				.environment = script_environment(entry->key),
			},
	};

	if (entry->type == JSON_STRING && may_set(entry->string)) {
		variables_add_script(build, &script);
		for (size_t i = first; i < build->out->n; i++) {
			unescape(build, &build->out->items[i]);
		}
	}
}

void variables_package_json(struct variables_build *build)
{
	struct json_limits limits = {.values = VALUES_MOST};
	struct json_error error;
	const struct json *root;

	if (!may_set(build->text)) {
		return;
	}
	root = json_parse(build->arena, build->text, limits, &error);
	json_each (entry, json_get(root, "scripts")) {
		add_script(build, entry);
	}
}
