#include "base/ascii.h"
#include "snapshot/import_tables.h"
#include "snapshot/secret.h"
#include "snapshot/sources/sources.h"

/*
 * Webhook endpoints: npm svix, models EndpointOut, EndpointSecretOut and
 * EndpointHeadersOut; clerk/cli; the bundle's own form.
 */

static const struct clean_rule endpoint[] = {KEEP("id"), {"url", CLEAN_URL, NULL},
	DROP("description"), DROP("uid"), DROP("metadata"), KEEP("events"), KEEP("filterTypes"),
	KEEP("eventTypes"), KEEP("filter_types"), KEEP("channels"), KEEP("source"),
	{"secret_fingerprint", CLEAN_SIGNING, NULL}, {"secret", CLEAN_SIGNING, NULL},
	{"key", CLEAN_SIGNING, NULL}, {"headers", CLEAN_NAMES, NULL}, KEEP("createdAt"),
	KEEP("updatedAt"), KEEP("created_at"), KEEP("updated_at"), END};

static const struct clean_rule webhooks[] = {{"data", CLEAN_ENDPOINT, endpoint},
	{"endpoints", CLEAN_ENDPOINT, endpoint}, KEEP("state"), KEEP("iterator"),
	DROP("prevIterator"), DROP("secrets"), END};

const struct clean_rule *import_svix_rule(enum slot slot)
{
	static const struct clean_rule rule = {"", CLEAN_WALK, webhooks};

	return slot == SLOT_WEBHOOKS ? &rule : NULL;
}

/* A text, or an answer {"key": …} of Svix, {"secret": …} of Clerk's command line. */
static struct str signing_text(const struct json *node)
{
	const struct json *inner = json_get(node, "key");

	inner = inner == NULL ? json_get(node, "secret") : inner;
	return json_string(inner == NULL ? node : inner);
}

static struct str signing_fingerprint(struct clean *clean, const struct json *node)
{
	struct str text = signing_text(node);
	struct secret secret;
	struct str why;

	if (str_absent(text) || sources_is_fingerprint(text)) {
		return text;
	}
	if (!secret_read(clean->arena, text, &secret, &why) || secret.kind != KEY_WEBHOOK_SECRET) {
		return STR_NONE;
	}
	return secret.fingerprint;
}

struct json *import_signing(struct clean *clean, const struct place *place)
{
	struct str text = signing_fingerprint(clean, place->node);
	bool same = str_equal(text, json_string(place->node));
	struct json *out;

	if (str_absent(text)) {
		import_note(clean, IMPORT_DROPPED, place);
		return NULL;
	}
	import_note(clean, same ? IMPORT_KEPT : IMPORT_HASHED, place);
	out = import_text(clean, place->node, text);
	out->key = STR("secret_fingerprint");
	return out;
}

void import_add_signing(struct clean *clean, const struct place *place, struct json *endpoint_out,
	struct json *last)
{
	struct str id = json_string(json_get(place->node, "id"));
	struct place top = {NULL, clean->secrets, 0};
	struct place list = {&top, clean->secrets, 0};
	struct place entry = {&list, NULL, 0};

	json_each (answer, json_is(clean->secrets, JSON_OBJECT) ? clean->secrets : NULL) {
		struct json *member;

		if (!str_equal(answer->key, id) ||
			json_get(endpoint_out, "secret_fingerprint") != NULL) {
			continue;
		}
		entry.node = answer;
		member = import_signing(clean, &entry);
		if (member != NULL) {
			import_append(endpoint_out, &last, member);
		}
	}
}

/* Of "Authorization: Bearer …" what stands before the colon; "" for what is no name. */
static struct str header_name(struct str entry)
{
	struct str name = str_trim(str_slice(entry, 0, str_find_byte(entry, ':')));

	for (size_t i = 0; i < name.n; i++) {
		if (!ascii_is_alnum(name.s[i]) && name.s[i] != '-' && name.s[i] != '_') {
			return STR("");
		}
	}
	return name;
}

struct json *import_names(struct clean *clean, const struct place *place)
{
	const struct json *inner = json_get(place->node, "headers");
	const struct json *list = json_is(inner, JSON_OBJECT) ? inner : place->node;
	struct json *out = import_node(clean, place->node);
	struct json *last = NULL;

	out->type = JSON_ARRAY;
	json_each (item, list) {
		struct str entry = list->type == JSON_ARRAY ? json_string(item) : item->key;
		struct str name = header_name(entry);

		if (name.n > 0 && import_text_is_fit(clean, place, name)) {
			struct json *text = import_text(clean, item, name);

			text->key = STR_NONE;
			import_append(out, &last, text);
		}
	}
	import_note(clean, list->type == JSON_ARRAY ? IMPORT_KEPT : IMPORT_DROPPED, place);
	return out;
}
