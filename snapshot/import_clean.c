#include "snapshot/import_clean.h"

#include <string.h>

#include "base/ascii.h"
#include "base/digest.h"
#include "snapshot/address.h"
#include "snapshot/guard.h"
#include "snapshot/secret.h"
#include "snapshot/sources/sources.h"

enum { MAX_KEY = 80 };

/* As deep as the JSON reader's limit, 200. */
static struct json *clean_value(
	struct clean *clean, const struct place *place, const struct clean_rule *rule);

void import_note(struct clean *clean, enum import_fate fate, const struct place *place)
{
	struct import_report *report = clean->report;

	if (report->slots.n == 0) {
		for (int i = 0; i < SLOT_COUNT; i++) {
			vec_push(clean->arena, &report->slots,
				(struct import_count){slots_name((enum slot)i), {0}});
		}
	}
	report->slots.items[clean->slot].n[fate]++;
	if (report->verbose) {
		vec_push(clean->arena, &report->paths,
			(struct import_path){
				fate, place_path(clean->arena, place, clean->document)});
	}
}

bool import_refuse(struct clean *clean, const struct place *place, const char *why)
{
	if (str_absent(*clean->error)) {
		*clean->error = str_format(clean->arena, "%.*s: '%.*s' %s", STR_ARGS(clean->file),
			STR_ARGS(place_path(clean->arena, place, clean->document)), why);
	}
	return false;
}

struct json *import_node(struct clean *clean, const struct json *node)
{
	struct json *copy = arena_new(clean->arena, struct json);

	*copy = *node;
	copy->first = NULL;
	copy->next = NULL;
	copy->count = 0;
	if (node->type == JSON_NUMBER && str_absent(node->string)) { /* else counted by import */
		copy->string = str_slice(clean->text, node->offset, node->end);
	}
	return copy;
}

struct json *import_text(struct clean *clean, const struct json *node, struct str text)
{
	struct json *copy = import_node(clean, node);

	copy->type = JSON_STRING;
	copy->string = text;
	return copy;
}

struct json *import_null(struct clean *clean, const struct json *node)
{
	struct json *copy = import_node(clean, node);

	copy->type = JSON_NULL;
	return copy;
}

void import_append(struct json *parent, struct json **last, struct json *child)
{
	if (*last == NULL) {
		parent->first = child;
	} else {
		(*last)->next = child;
	}
	*last = child;
	parent->count++;
}

bool import_text_is_fit(struct clean *clean, const struct place *place, struct str text)
{
	if (guard_is_secret(text)) {
		return false;
	}
	if (address_is_email(text)) {
		return import_refuse(clean, place,
			"holds an e-mail address: a snapshot holds no personal data; remove it");
	}
	if (address_is_phone(text)) {
		return import_refuse(clean, place,
			"holds a telephone number: a snapshot holds no personal data; remove it");
	}
	return true;
}

static struct json *drop(struct clean *clean, const struct place *place)
{
	import_note(clean, IMPORT_DROPPED, place);
	return NULL;
}

static struct json *keep(struct clean *clean, const struct place *place, struct str text)
{
	if (!import_text_is_fit(clean, place, text)) {
		return drop(clean, place);
	}
	import_note(clean, IMPORT_KEPT, place);
	return import_text(clean, place->node, text);
}

/* A name is hashed as it stands; an address never is: it could be guessed. */
static struct json *hash(struct clean *clean, const struct place *place)
{
	struct str text = str_trim(place->node->string);

	if (sources_is_fingerprint(text)) {
		return keep(clean, place, text);
	}
	if (address_is_email(text) || address_is_phone(text)) {
		return drop(clean, place);
	}
	import_note(clean, IMPORT_HASHED, place);
	return import_text(clean, place->node, digest_fingerprint(clean->arena, text));
}

static struct json *set_mark(struct clean *clean, const struct place *place)
{
	const struct json *node = place->node;

	if (node->type == JSON_NULL || (node->type == JSON_STRING && node->string.n == 0)) {
		import_note(clean, IMPORT_KEPT, place);
		return import_node(clean, node);
	}
	import_note(
		clean, str_is(json_string(node), "<set>") ? IMPORT_KEPT : IMPORT_DROPPED, place);
	return import_text(clean, node, STR("<set>"));
}

/* Takes the fingerprint of a secret key for the instance; the key itself goes. */
static struct json *secret_key(struct clean *clean, const struct place *place)
{
	struct secret secret;
	struct str text = json_string(place->node);
	struct str why;

	if (!str_absent(text) && secret_read(clean->arena, text, &secret, &why) &&
		secret.kind == KEY_SECRET) {
		vec_push(clean->arena, &clean->fingerprints, secret.fingerprint);
		import_note(clean, IMPORT_HASHED, place);
		return NULL;
	}
	return drop(clean, place);
}

/* NULL when it was a secret key; what is neither stays as something that is not understood. */
static struct json *fingerprint(struct clean *clean, const struct place *place)
{
	size_t before = clean->fingerprints.n;

	if (sources_is_fingerprint(place->node->string)) {
		return keep(clean, place, place->node->string);
	}
	secret_key(clean, place);
	return clean->fingerprints.n > before ? NULL : import_null(clean, place->node);
}

/* A text by its rule; NULL: dropped. */
static struct json *clean_text(
	struct clean *clean, const struct place *place, enum clean_action action)
{
	switch (action) {
	case CLEAN_KEEP:
		return keep(clean, place, place->node->string);
	case CLEAN_URL:
		return keep(clean, place, import_url(clean->arena, place->node->string));
	case CLEAN_HASH:
		return hash(clean, place);
	default:
		return drop(clean, place);
	}
}

/*
 * What is known to be a list keeps its length, so that none looks complete
 * that is not; of an unknown one nothing is left when a text was in it.
 */
static struct json *clean_array(
	struct clean *clean, const struct place *place, const struct clean_rule *rule)
{
	bool known = rule->action != CLEAN_WALK || rule->members != NULL;
	struct json *out = import_node(clean, place->node);
	struct place child = {place, NULL, 0};
	struct json *last = NULL;

	if (place->node->count == 0) {
		import_note(clean, IMPORT_KEPT, place);
	}
	json_each (node, place->node) {
		struct json *item;

		child.node = node;
		item = clean_value(clean, &child, rule);
		if (!str_absent(*clean->error) || (item == NULL && !known)) {
			return NULL;
		}
		if (item != NULL || rule->action != CLEAN_FINGERPRINTS) {
			import_append(out, &last, item == NULL ? import_null(clean, node) : item);
		}
		child.index++;
	}
	return out;
}

static bool matches(const char *pattern, struct str key)
{
	size_t n = strlen(pattern);

	if (n > 0 && pattern[n - 1] == '*') {
		return key.n >= n - 1 && memcmp(key.s, pattern, n - 1) == 0;
	}
	return str_is(key, pattern);
}

static const struct clean_rule *find_rule(const struct clean_rule *rules, struct str key)
{
	static const struct clean_rule unknown = {"", CLEAN_WALK, NULL};

	for (; rules != NULL && rules->key != NULL; rules++) {
		if (matches(rules->key, key)) {
			return rules;
		}
	}
	return &unknown;
}

/* A key that no table names is kept when it cannot be more than a name. */
static bool is_name(struct str key)
{
	for (size_t i = 0; i < key.n; i++) {
		if (!ascii_is_alnum(key.s[i]) &&
			str_find_byte(STR("_$.:-"), key.s[i]) == SIZE_MAX) {
			return false;
		}
	}
	return key.n > 0 && key.n <= MAX_KEY;
}

static struct json *clean_member(
	struct clean *clean, const struct place *place, const struct clean_rule *rules)
{
	const struct clean_rule *rule = find_rule(rules, place->node->key);
	bool exact = str_is(place->node->key, rule->key);
	struct json *out;

	if (!exact && !is_name(place->node->key)) {
		return drop(clean, place->parent);
	}
	out = clean_value(clean, place, rule);
	if (out != NULL && out->count == 0 && place->node->count > 0 &&
		rule->action == CLEAN_WALK && rule->members == NULL) {
		return NULL; /* nothing known was in it */
	}
	return out;
}

/* Of an error answer its code alone: the rest is prose that may name a user. */
static struct json *clean_error(struct clean *clean, const struct place *place, struct str code)
{
	struct json *body = import_node(clean, place->node);
	struct json *errors = import_node(clean, json_get(place->node, "errors"));
	struct json *item = import_node(clean, json_get(place->node, "errors")->first);
	struct json *text =
		import_text(clean, json_get(json_get(place->node, "errors")->first, "code"), code);
	struct json *last = NULL;

	if (!is_name(code) || guard_is_secret(code)) {
		return drop(clean, place);
	}
	import_note(clean, IMPORT_KEPT, place);
	import_append(item, &last, text);
	last = NULL;
	import_append(errors, &last, item);
	last = NULL;
	import_append(body, &last, errors);
	return body;
}

static struct json *clean_object(
	struct clean *clean, const struct place *place, const struct clean_rule *rule)
{
	struct str code = slots_error_code(clean->arena, place->node);
	const char *private = guard_private_member(place->node);
	struct json *out = import_node(clean, place->node);
	struct place child = {place, NULL, 0};
	struct json *last = NULL;

	if (private != NULL) {
		import_refuse(clean, place,
			"is a JSON web key with private members: save the public keys alone");
		return NULL;
	}
	if (!str_absent(code)) {
		return clean_error(clean, place, code);
	}
	if (place->node->count == 0) {
		import_note(clean, IMPORT_KEPT, place);
	}
	json_each (node, place->node) {
		struct json *member;

		child.node = node;
		member = clean_member(clean, &child, rule->members);
		if (!str_absent(*clean->error)) {
			return NULL;
		}
		/* a secret became secret_fingerprint, which may be there already */
		if (member != NULL &&
			(member->key.s == node->key.s || json_get(out, member->key.s) == NULL)) {
			import_append(out, &last, member);
		}
	}
	if (rule->action == CLEAN_ENDPOINT) {
		import_add_signing(clean, place, out, last);
	}
	return out;
}

static struct json *clean_value(
	struct clean *clean, const struct place *place, const struct clean_rule *rule)
{
	switch (rule->action) {
	case CLEAN_DROP:
		return drop(clean, place);
	case CLEAN_SET:
		return set_mark(clean, place);
	case CLEAN_CLAIMS:
		return import_claims(clean, place);
	case CLEAN_NAMES:
		return import_names(clean, place);
	case CLEAN_SECRET_KEY:
		return secret_key(clean, place);
	case CLEAN_SIGNING:
		return import_signing(clean, place);
	default:
		break;
	}
	switch (place->node->type) {
	case JSON_OBJECT:
		return clean_object(clean, place, rule);
	case JSON_ARRAY:
		return clean_array(clean, place, rule);
	case JSON_STRING:
		return rule->action == CLEAN_FINGERPRINTS ? fingerprint(clean, place)
							  : clean_text(clean, place, rule->action);
	default:
		import_note(clean, IMPORT_KEPT, place);
		return import_node(clean, place->node);
	}
}

const struct json *import_clean(struct clean *clean, const struct json *document)
{
	const struct clean_rule *rule = import_rule(clean->slot);
	struct place top = {NULL, document, 0};

	if (document->type == JSON_ARRAY && rule->members != NULL) {
		rule = find_rule(rule->members, STR("data"));
	}
	return clean_value(clean, &top, rule);
}
